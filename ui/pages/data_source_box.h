// Where the digits come from: a folder, the built-in ones, or clothes.
#pragma once

#include <QWidget>

#include "engine/core/dataset.h"
#include "engine/core/recipe.h"
#include "ui/language.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace quantelier {

class Bar;
class Chip;
class Field;
class RecipeModel;

class DataSourceBox : public QWidget {
    Q_OBJECT
  public:
    explicit DataSourceBox(RecipeModel* recipe, QWidget* parent = nullptr);

    void showDataset(const DatasetPair& data);
    void showError(const QString& sentence);
    void setLoading(bool loading);
    void showDownloadProgress(qint64 received, qint64 total, const QString& file);
    void downloadFinished();

  signals:
    void downloadRequested();
    void downloadCancelRequested();

  private:
    void buildMnist();
    void buildOthers();
    void buildDownload();
    QRadioButton* addChoice(DataSource source, const Words& name, const Words& sentence);
    void indent(QWidget* widget);
    void chooseFolder();
    void usePath(const QString& path);
    void showRecipe();
    void showState();

    RecipeModel* m_recipe;
    QVBoxLayout* m_layout;
    QButtonGroup* m_choices;
    QLineEdit* m_path;
    Chip* m_chip;
    QLabel* m_note;
    QPushButton* m_download;
    QWidget* m_progress;
    Bar* m_progressBar;
    QLabel* m_progressText;
    std::string m_loadedSource;  ///< what Auto found; empty before the first data
    bool m_canonical = false;
    bool m_loading = false;
    QString m_error;
};

}  // namespace quantelier
