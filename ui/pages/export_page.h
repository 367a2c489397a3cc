// Write the int8 model for where it will run, with proof that it is the one that was trained.
#pragma once

#include <vector>

#include "engine/core/certificate.h"
#include "engine/core/export_format.h"
#include "engine/core/model_sizes.h"
#include "ui/models/recipe_model.h"
#include "ui/page.h"

namespace quantelier {

class BytesPanel;
class CertificatePanel;
class FormatPanel;

class ExportPage : public Page {
    Q_OBJECT
  public:
    explicit ExportPage(RecipeModel* recipe, QWidget* parent = nullptr);

  public slots:
    void setFormats(const std::vector<quantelier::ExportFormat>& formats);
    void setSizes(const quantelier::ModelSizes& sizes);
    void setCheckpointPath(const QString& quantCheckpoint);
    void setExportFolder(const QString& folder);  ///< proposed by the dialog
    void setCanCertify(bool possible);            ///< a converted model is there
    void showCertificate(const quantelier::Certificate& certificate);
    void showCertificateSoFar(const quantelier::Certificate& rows);
    void clearCertificate();  ///< another network begins
    void certificateFailed(const Words& sentence);
    void setStale(const Words& why);  ///< which change made the certificate out of date; empty: up to date
    void openExportDialog();
    void exportFinished(const QString& path, qint64 bytes);
    void exportFailed(const Words& sentence);

  signals:
    void exportRequested(const quantelier::ExportRequest& request);
    void certificateRequested();
    void announced(const QString& sentence);  ///< for screen readers

  private:
    void buildHeader();
    QWidget* buildRight();
    void showChosen();
    void updateCertify();

    RecipeModel* m_recipe;
    ModelSizes m_modelSizes;
    QString m_checkpoint;  ///< empty: not written yet
    QString m_folder;
    ExportChoices m_choices;  ///< as last chosen in the dialog
    bool m_canCertify = false;
    FormatPanel* m_formats;
    BytesPanel* m_bytes = nullptr;
    CertificatePanel* m_certificate = nullptr;
    QPushButton* m_certify = nullptr;
};

}  // namespace quantelier
