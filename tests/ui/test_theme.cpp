// Every contrast that ui-design.md section 2 promises, recomputed from the tokens.
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

#include "ui/theme.h"

using namespace quantelier;

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double contrast(Token a, Token b, bool dark) {
    const double x = luminance(color(a, dark));
    const double y = luminance(color(b, dark));
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

constexpr double kTextContrast = 4.5;
constexpr double kMarkContrast = 3.0;

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT
  private slots:
    void contrast_data() {
        QTest::addColumn<Token>("over");
        QTest::addColumn<Token>("under");
        QTest::addColumn<double>("least");
        const auto row = [](const char* name, Token over, Token under, double least) {
            QTest::newRow(name) << over << under << least;
        };
        row("text on surface", Token::Text, Token::Surface, 13.8);
        row("text on background", Token::Text, Token::Background, 14.9);
        row("text on raised", Token::Text, Token::Raised, kTextContrast);
        row("text on sunken", Token::Text, Token::Sunken, kTextContrast);
        row("text on hover", Token::Text, Token::Hover, kTextContrast);
        row("text on pressed", Token::Text, Token::Pressed, kTextContrast);
        row("text on accentSoft", Token::Text, Token::AccentSoft, 10.4);
        row("secondary on surface", Token::TextSecondary, Token::Surface, 7.2);
        row("secondary on background", Token::TextSecondary, Token::Background, 6.5);
        row("secondary on sunken", Token::TextSecondary, Token::Sunken, kTextContrast);
        row("secondary on accentSoft", Token::TextSecondary, Token::AccentSoft, kTextContrast);
        row("secondary on hover", Token::TextSecondary, Token::Hover, kTextContrast);
        row("accent on surface", Token::Accent, Token::Surface, 8.0);
        row("accent on accentSoft", Token::Accent, Token::AccentSoft, kTextContrast);
        row("onAccent on accent", Token::OnAccent, Token::Accent, 8.0);
        row("onAccent on accentHover", Token::OnAccent, Token::AccentHover, kTextContrast);
        row("onAccent on accentPressed", Token::OnAccent, Token::AccentPressed, kTextContrast);
        row("success on its soft", Token::Success, Token::SuccessSoft, 5.6);
        row("warning on its soft", Token::Warning, Token::WarningSoft, 5.6);
        row("error on its soft", Token::Error, Token::ErrorSoft, 5.5);
        row("success on surface", Token::Success, Token::Surface, 6.4);
        row("warning on surface", Token::Warning, Token::Surface, 6.4);
        row("error on surface", Token::Error, Token::Surface, 6.4);
        row("borderStrong on surface", Token::BorderStrong, Token::Surface, 3.6);
        row("borderStrong on background", Token::BorderStrong, Token::Background, 3.3);
        row("focus on surface", Token::Focus, Token::Surface, 5.4);
        row("focus on background", Token::Focus, Token::Background, 4.9);
        row("float on surface", Token::Float, Token::Surface, kMarkContrast);
        row("fakeQuant on surface", Token::FakeQuant, Token::Surface, kMarkContrast);
        row("int8 on surface", Token::Int8, Token::Surface, kMarkContrast);
        row("ink on paper", Token::Ink, Token::Paper, 14.0);
    }
    void contrast() {
        QFETCH(Token, over);
        QFETCH(Token, under);
        QFETCH(double, least);
        for (bool dark : {false, true}) {
            const double measured = ::contrast(over, under, dark);
            QVERIFY2(measured >= least,
                     qPrintable(QStringLiteral("%1: %2").arg(dark ? "dark" : "light").arg(measured)));
        }
    }

    void modeDecidesOverTheDesktop() {
        Theme& theme = Theme::instance();
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(ThemeMode::System);
        theme.setSystemDark(true);
        QVERIFY(theme.isDark());
        theme.setMode(ThemeMode::Light);
        QVERIFY(!theme.isDark());
        theme.setMode(ThemeMode::Dark);
        theme.setSystemDark(false);
        QVERIFY(theme.isDark());
        QCOMPARE(changed.count(), 3);
        QCOMPARE(color(Token::Surface), color(Token::Surface, true));
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
