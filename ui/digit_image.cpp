#include "ui/digit_image.h"

#include <cstring>

#include "ui/theme.h"

namespace quantelier {

QList<QRgb> inkColors() {
    static QList<QRgb> colors(256);
    static int ofTheme =
        -1;  // made anew only where the theme has changed: a page shows dozens of pictures a frame
    const int theme = Theme::instance().isDark();
    if (theme == ofTheme) return colors;
    for (int i = 0; i < 256; ++i) colors[i] = mix(Token::Ink, Token::Paper, i / 255.0).rgb();
    ofTheme = theme;
    return colors;
}

QImage inkImage(const std::uint8_t* ink, int width, int height) {
    QImage image(width, height, QImage::Format_Indexed8);
    image.setColorTable(inkColors());
    for (int y = 0; y < height; ++y)
        std::memcpy(image.scanLine(y), ink + std::size_t(y) * width, std::size_t(width));
    return image;
}

}  // namespace quantelier
