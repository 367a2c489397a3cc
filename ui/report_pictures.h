// SVG drawings as characters of a text.
#pragma once

#include <QObject>
#include <QTextObjectInterface>

#include "engine/core/report_document.h"

class QTextCursor;

namespace quantelier {

class ReportPictures : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
  public:
    /// Draws the pictures of the document, which must not outlive it.
    explicit ReportPictures(QTextDocument& document);

    /// At most `mostWidth` wide.
    static void insert(QTextCursor& cursor, const ReportPicture& picture, double mostWidth);

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rectangle, QTextDocument* document, int position,
                    const QTextFormat& format) override;
};

}  // namespace quantelier
