// Markdown as high as its words: without HTML, pictures or links that lead out.
#pragma once

#include <QTextBrowser>

namespace quantelier {

class MarkdownView : public QTextBrowser {
    Q_OBJECT
  public:
    explicit MarkdownView(QWidget* parent = nullptr);

    void setText(const QString& markdown);

    QVariant loadResource(int, const QUrl&) override { return {}; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    void layOut();

    QString m_markdown;
};

}  // namespace quantelier
