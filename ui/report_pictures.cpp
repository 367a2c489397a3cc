#include "ui/report_pictures.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextCursor>
#include <QTextDocument>
#include <algorithm>

namespace quantelier {

namespace {

constexpr int kPicture = QTextFormat::UserObject + 1;
constexpr int kSvg = QTextFormat::UserProperty + 1, kSize = QTextFormat::UserProperty + 2;

}  // namespace

ReportPictures::ReportPictures(QTextDocument& document) {
    document.documentLayout()->registerHandler(kPicture, this);
}

void ReportPictures::insert(QTextCursor& cursor, const ReportPicture& picture, double mostWidth) {
    QTextCharFormat format = cursor.charFormat();
    format.setObjectType(kPicture);
    format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    format.setProperty(kSvg, QByteArray::fromStdString(picture.svg));
    const double scale = std::min(1.0, mostWidth / picture.width);
    format.setProperty(kSize, QSizeF(picture.width * scale, picture.height * scale));
    cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
}

QSizeF ReportPictures::intrinsicSize(QTextDocument*, int, const QTextFormat& format) {
    return format.property(kSize).toSizeF();
}

void ReportPictures::drawObject(QPainter* painter, const QRectF& rectangle, QTextDocument* document, int,
                                const QTextFormat& format) {
    QSvgRenderer renderer(format.property(kSvg).toByteArray());
    painter->save();
    painter->setFont(document->defaultFont());  // not that of the text before it
    renderer.render(painter, rectangle);
    painter->restore();
}

}  // namespace quantelier
