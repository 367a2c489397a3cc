// The proof that all engines read all test images alike.
#pragma once

#include "engine/core/certificate.h"
#include "ui/widgets/panel.h"

class QStackedWidget;

namespace quantelier {

class CertificateModel;
class Chip;

class CertificatePanel : public Panel {
    Q_OBJECT
  public:
    explicit CertificatePanel(QWidget* parent = nullptr);

    void showCertificate(const Certificate& certificate);
    void showSoFar(const Certificate& rows);  ///< while it is being made
    void clear();
    void showFailure(const QString& sentence);
    void setStale(const QString& why);  ///< an empty reason: up to date
    bool hasCertificate() const;

  private:
    void showChip();

    CertificateModel* m_model;
    Chip* m_chip;
    QLabel *m_summary, *m_words;
    QStackedWidget* m_stack;
    QString m_staleReason, m_failure;
    bool m_isRunning = false;
};

}  // namespace quantelier
