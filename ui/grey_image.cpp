#include "ui/grey_image.h"

#include <cstring>

#include "ui/theme.h"

namespace quantelier {

QImage inkImage(const GreyImage& image) {
    if (image.empty()) return {};
    QImage picture(image.width, image.height, QImage::Format_Indexed8);
    QList<QRgb> table(256);
    for (int i = 0; i < 256; ++i) table[i] = mix(Token::Ink, Token::Paper, i / 255.0).rgb();
    picture.setColorTable(table);
    for (int y = 0; y < image.height; ++y)
        std::memcpy(picture.scanLine(y), image.ink.data() + std::ptrdiff_t{y} * image.width,
                    std::size_t(image.width));
    return picture;
}

}  // namespace quantelier
