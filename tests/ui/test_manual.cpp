// The manual: its links, its pictures, what it must describe; and the window that shows it.
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>
#include <QtTest>
#include <nlohmann/json.hpp>

#include "engine/core/recipe.h"
#include "tests/support/page_rules.h"
#include "tests/support/screenshot.h"
#include "tests/support/window_fixture.h"
#include "ui/help/help_card.h"
#include "ui/help/help_list.h"
#include "ui/help/help_window.h"
#include "ui/help/manual.h"
#include "ui/help/manual_search.h"
#include "ui/help/manual_view.h"
#include "ui/language.h"
#include "ui/presenter.h"
#include "ui/style.h"
#include "ui/workbench.h"

using namespace quantelier;

namespace {

const QString kFolder = QStringLiteral(PROJECT_SOURCE_DIR "/resources/manual");
const QString kTranslated = kFolder + QStringLiteral("/zh_CN");

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesIn(const QString& folder, const QString& pattern) {
    QStringList files;
    for (const QFileInfo& file : QDir(folder).entryInfoList({pattern}, QDir::Files)) files << file.filePath();
    return files;
}

QList<Section> sectionsIn(const QString& path) {
    QTextDocument document;
    document.setMarkdown(textOf(path));
    return sectionsOf(document);
}

// Where links and pictures lead, outside code.
QStringList targetsIn(const QString& path) {
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)"));
    static const QRegularExpression code(QStringLiteral("^(?:    |\\t).*$|`[^`\\n]*`"),
                                         QRegularExpression::MultilineOption);
    QStringList targets;
    const QString text = textOf(path).remove(code);
    for (auto all = link.globalMatch(text); all.hasNext();) targets << all.next().captured(1);
    return targets;
}

QString brokenLink(const QString& from, const QString& target) {
    if (target.startsWith(QLatin1String("https://"))) return {};
    const QString file = target.section(QLatin1Char('#'), 0, 0);
    const QString anchor = target.section(QLatin1Char('#'), 1);
    const QString path = file.isEmpty() ? from : QFileInfo(from).dir().filePath(file);
    if (!QFileInfo::exists(path)) return QStringLiteral("%1: there is no %2").arg(from, file);
    const QList<Section> sections = anchor.isEmpty() ? QList<Section>() : sectionsIn(path);
    const bool isThere =
        anchor.isEmpty() ||
        std::any_of(sections.begin(), sections.end(), [&](const Section& s) { return s.anchor == anchor; });
    return isThere ? QString() : QStringLiteral("%1: there is no section #%2 in %3").arg(from, anchor, file);
}

// The keys of an object and of what it holds, with dots between.
void collectKeys(const nlohmann::json& json, QStringList& keys) {
    for (const auto& [key, value] : json.items()) {
        if (!json.is_array()) keys << QString::fromStdString(key);
        if (value.is_structured()) collectKeys(value, keys);
    }
}

// The manual that a main window has opened.
ManualView* openedView() {
    for (QWidget* window : QApplication::topLevelWidgets())
        if (qobject_cast<HelpWindow*>(window) && window->isVisible()) return window->findChild<ManualView*>();
    return nullptr;
}

struct OpenManual {
    HelpWindow window;
    ManualView* view = window.findChild<ManualView*>();
    HelpList* list = window.findChild<HelpList*>();
    QLineEdit* words = nullptr;
    QLineEdit* find = nullptr;

    explicit OpenManual(const QString& chapter) {
        for (QLineEdit* field : window.findChildren<QLineEdit*>())
            (field->accessibleName().startsWith(QLatin1String("Search")) ? words : find) = field;
        window.open(chapter);
        QApplication::processEvents();
    }
    QString listed(int row) const { return list->item(row)->data(Qt::AccessibleTextRole).toString(); }
};

}  // namespace

class TestManual : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("quantelier-test-manual"));
        installStyle(*qApp);
    }
    void init() {
        QSettings().clear();
        Theme::instance().setMode(ThemeMode::Light);
        setLanguage(QStringLiteral("en"));
    }
    void cleanupTestCase() { setLanguage(QStringLiteral("en")); }

    void everyLinkLeadsSomewhere() {
        QStringList files =
            filesIn(kFolder, QStringLiteral("*.md")) + filesIn(kTranslated, QStringLiteral("*.md"));
        files << QStringLiteral(PROJECT_SOURCE_DIR "/README.md");
        QStringList broken;
        int seen = 0;
        for (const QString& file : files)
            for (const QString& target : targetsIn(file)) {
                ++seen;
                const QString problem = brokenLink(file, target);
                if (!problem.isEmpty()) broken << problem;
            }
        QVERIFY(seen > 50);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
    }

    void theIndexListsEveryChapter() {
        QSet<QString> listed;
        for (const Chapter& chapter : manualChapters()) listed.insert(chapter.name);
        QSet<QString> there;
        for (const QString& file : filesIn(kFolder, QStringLiteral("*.md")))
            there.insert(QFileInfo(file).baseName());
        QCOMPARE(listed, there);
    }

    void everyPictureIsShown() {
        QStringList shown;
        for (const QString& file : filesIn(kFolder, QStringLiteral("*.md")) +
                                       QStringList{QStringLiteral(PROJECT_SOURCE_DIR "/README.md")})
            for (const QString& target : targetsIn(file)) shown << QFileInfo(target).fileName();
        const QStringList pictures = filesIn(kFolder + QStringLiteral("/images"), QStringLiteral("*"));
        QVERIFY(!pictures.isEmpty());
        for (const QString& picture : pictures)
            QVERIFY2(shown.contains(QFileInfo(picture).fileName()), qPrintable(picture));
    }

    void everyRecipeKeyIsDescribed() {
        QStringList keys;
        collectKeys(nlohmann::json::parse(recipeToJson(presetRecipe("recommended"))), keys);
        QVERIFY(keys.size() > 60);
        const QString text = textOf(kFolder + QStringLiteral("/recipe.md"));
        for (const QString& key : keys)
            QVERIFY2(text.contains(QStringLiteral("`%1`").arg(key)), qPrintable(key));
    }

    // A translation that lost a section, or an original that got one.
    void translationsHaveTheSectionsOfTheirOriginals() {
        const QStringList files = filesIn(kTranslated, QStringLiteral("*.md"));
        QVERIFY(!files.isEmpty());
        for (const QString& file : files) {
            QList<int> levels[2];
            const QString original = kFolder + QLatin1Char('/') + QFileInfo(file).fileName();
            for (const Section& section : sectionsIn(file)) levels[0] << section.level;
            for (const Section& section : sectionsIn(original)) levels[1] << section.level;
            QVERIFY2(levels[0] == levels[1], qPrintable(file));
        }
    }

    void chaptersComeInTheWindowsLanguage() {
        setLanguage(QStringLiteral("zh_CN"));
        QVERIFY(chapterText(QStringLiteral("data")).startsWith(QStringLiteral("# 数据")));
        QVERIFY(!chapterText(QStringLiteral("data")).contains(QStringLiteral("not translated")));
        for (const Chapter& chapter : manualChapters()) {
            const bool isTranslated =
                QFileInfo::exists(QStringLiteral("%1/%2.md").arg(kTranslated, chapter.name));
            const QString second = chapterText(chapter.name).section(QLatin1Char('\n'), 2, 2);
            QVERIFY2(isTranslated != second.startsWith(QLatin1String("> ")), qPrintable(chapter.name));
        }
    }

    void everyPageHasAChapter() {
        Workbench workbench;
        const QList<Page*> pages = workbench.window.findChildren<Page*>();
        QVERIFY(pages.size() >= 9);
        for (Page* page : pages) {
            QVERIFY2(QFileInfo::exists(QStringLiteral("%1/%2.md").arg(kFolder, page->chapter())),
                     qPrintable(page->title()));
            page->findChild<QToolButton*>()->click();
            auto* card = page->findChild<HelpCard*>();
            QVERIFY2(card, qPrintable(page->title()));
            card->findChild<QPushButton*>()->click();
            QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QVERIFY(openedView());
            QCOMPARE(openedView()->chapter(), page->chapter());
        }
    }

    void f1ExplainsAndLeadsOn() {
        WindowFixture fixture;
        fixture.show();
        fixture.window.activateWindow();
        auto* control = fixture.data->primaryButton();
        control->setToolTip(QStringLiteral("A tip"));
        control->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), control);
        QTest::keyClick(control, Qt::Key_F1);
        auto* card = control->findChild<HelpCard*>();
        QVERIFY(card && card->isVisible());
        QCOMPARE(card->accessibleName(), QStringLiteral("A tip"));
        saveScreenshot(*card, QStringLiteral("manual-card"));
        QTest::keyClick(card, Qt::Key_F1);
        QVERIFY(openedView());
        QCOMPARE(openedView()->chapter(), QStringLiteral("data"));
        fixture.window.close();
        QVERIFY(!openedView());
    }

    void searchFindsRowsAndHeadings() {
        const ManualSearch search;
        const QList<ManualHit> rows = search.find(QStringLiteral("--threads"));
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const ManualHit& hit) {
            return hit.chapter == QStringLiteral("command-line") && hit.line.contains(QStringLiteral(" · "));
        }));
        const QList<ManualHit> headings = search.find(QStringLiteral("EXIT codes"));
        QCOMPARE(headings.first().chapter, QStringLiteral("command-line"));
        QCOMPARE(headings.first().anchor, QStringLiteral("exit-codes"));
        QVERIFY(search.find(QStringLiteral("no such words anywhere xyzzy")).isEmpty());
        QVERIFY(search.find(QStringLiteral("  ")).isEmpty());
    }

    void aHitIsOpenedAndMarkedByKeys() {
        OpenManual open(QStringLiteral("index"));
        QTest::keyClick(&open.window, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), open.words);
        QTest::keyClicks(open.words, QStringLiteral("little-endian"));
        QVERIFY(open.list->count() >= 1);
        QVERIFY(open.listed(0).contains(QStringLiteral("little-endian")));
        QTest::keyClick(open.words, Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), open.list);
        QTest::keyClick(open.list, Qt::Key_Return);
        QVERIFY(open.view->chapter() != QStringLiteral("index"));
        QVERIFY(!open.view->extraSelections().isEmpty());
        QCOMPARE(open.view->extraSelections().first().cursor.selectedText().toLower(),
                 QStringLiteral("little-endian"));
        saveScreenshot(open.window, QStringLiteral("manual-search"));
        QTest::keyClick(&open.window, Qt::Key_Escape);
        QVERIFY(open.words->text().isEmpty());
        QVERIFY(open.window.isVisible());
        QTest::keyClick(&open.window, Qt::Key_Escape);
        QVERIFY(!open.window.isVisible());
    }

    void findStepsThroughAChapter() {
        OpenManual open(QStringLiteral("command-line"));
        QTest::keyClick(&open.window, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), open.find);
        QTest::keyClicks(open.find, QStringLiteral("--json"));
        const int count = int(open.view->extraSelections().size());
        QVERIFY(count > 2);
        const auto says = [&](const QString& text) {
            const QList<QLabel*> labels = open.window.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](QLabel* label) { return label->text() == text; });
        };
        QVERIFY(says(QStringLiteral("1 of %1").arg(count)));
        QTest::keyClick(&open.window, Qt::Key_F3, Qt::ShiftModifier);
        QVERIFY(says(QStringLiteral("%1 of %1").arg(count)));
        QTest::keyClick(&open.window, Qt::Key_F3);
        QVERIFY(says(QStringLiteral("1 of %1").arg(count)));
        open.find->setText(QStringLiteral("xyzzy"));
        QVERIFY(says(QStringLiteral("Not found")));
        QVERIFY(open.view->extraSelections().isEmpty());
    }

    void linksAndKeysLeadOnAndBack() {
        OpenManual open(QStringLiteral("quantization"));
        open.view->setSource(QUrl(QStringLiteral("command-line.md#exit-codes")));
        QCOMPARE(open.view->chapter(), QStringLiteral("command-line"));
        const int place = open.view->verticalScrollBar()->value();
        QVERIFY(place > 0);
        open.view->setSource(QUrl(QStringLiteral("../no-such-chapter.md")));
        QCOMPARE(open.view->chapter(), QStringLiteral("command-line"));
        QTest::keyClick(&open.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(open.view->chapter(), QStringLiteral("quantization"));
        QTest::keyClick(&open.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(open.view->verticalScrollBar()->value(), place);
        QTest::keyClick(&open.window, Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(open.view->chapter(), QStringLiteral("file-formats"));
        QTest::keyClick(&open.window, Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(open.view->chapter(), QStringLiteral("command-line"));
    }

    void contentsLeadToChaptersAndSections() {
        OpenManual open(QStringLiteral("index"));
        open.list->setFocus();
        open.list->setCurrentRow(0);
        QTest::keyClick(open.list, Qt::Key_Down);  // over the heading of a part
        QTest::keyClick(open.list, Qt::Key_Return);
        QCOMPARE(open.view->chapter(), QStringLiteral("getting-started"));
        QCOMPARE(open.list->currentItem()->text(), QStringLiteral("Getting started"));
        QTest::keyClick(open.list, Qt::Key_Down);
        QTest::keyClick(open.list, Qt::Key_Return);
        QVERIFY(open.view->source().hasFragment());
        QCOMPARE(open.view->chapter(), QStringLiteral("getting-started"));
    }

    void theWindowFollowsThemeSizeAndLanguage() {
        OpenManual open(QStringLiteral("data"));
        const auto heading = [&] {
            return QTextCursor(open.view->document()).block().begin().fragment().charFormat();
        };
        const double size = heading().fontPointSize();
        QCOMPARE(open.view->viewport()->palette().color(QPalette::Base), color(Token::Surface));
        Theme::instance().setMode(ThemeMode::Dark);
        QCOMPARE(open.view->viewport()->palette().color(QPalette::Base), color(Token::Surface, true));
        bool linkSeen = false;
        for (QTextBlock block = open.view->document()->begin(); block.isValid(); block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it)
                if (!it.fragment().charFormat().anchorHref().isEmpty()) {
                    linkSeen = true;
                    QCOMPARE(it.fragment().charFormat().foreground().color(), color(Token::Accent, true));
                }
        QVERIFY(linkSeen);
        Presenter::instance().setOn(true);
        QCOMPARE(heading().fontPointSize(), size * Presenter::kType);
        Presenter::instance().setOn(false);
        setLanguage(QStringLiteral("zh_CN"));
        QVERIFY(open.view->toPlainText().startsWith(QStringLiteral("数据")));
        saveScreenshot(open.window, QStringLiteral("manual-chinese"));
    }

    void theWindowKeepsItsSize() {
        {
            OpenManual open(QStringLiteral("data"));
            open.window.resize(900, 600);
            open.window.close();
        }
        HelpWindow again;
        QCOMPARE(again.size(), QSize(900, 600));
    }

    void theWindowKeepsThePagesRules_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const QSize size : {QSize(800, 480), QSize(1600, 1000)})
            for (const bool dark : {false, true})
                QTest::addRow("%d %s", size.width(), dark ? "dark" : "light") << size << dark;
    }
    void theWindowKeepsThePagesRules() {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        OpenManual open(QStringLiteral("train"));
        open.window.resize(size);
        QVERIFY(QTest::qWaitForWindowExposed(&open.window));
        for (const QString chapter : {"train", "command-line", "getting-started"}) {
            open.view->showChapter(chapter);
            QTest::qWait(30);
            const QStringList broken = test::brokenRules(open.window);
            QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
            QCOMPARE(open.view->horizontalScrollBar()->maximum(), 0);  // nothing is wider than the window
            QCOMPARE(open.list->horizontalScrollBar()->maximum(), 0);
            saveScreenshot(open.window,
                           QStringLiteral("manual-%1-%2-%3").arg(chapter).arg(size.width()).arg(dark));
        }
    }
};

QTEST_MAIN(TestManual)
#include "test_manual.moc"
