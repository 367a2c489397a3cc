#include "ui/language.h"

#include <QApplication>
#include <QLocale>
#include <QPointer>
#include <QTranslator>
#include <algorithm>
#include <memory>
#include <vector>

namespace quantelier {

namespace {

struct Follower {
    QPointer<QObject> owner;
    std::function<void()> set;
};

struct State {
    QString code = QStringLiteral("en");
    std::vector<std::unique_ptr<QTranslator>> translators;
    std::vector<Follower> followers;
};

State& state() {
    static State state;
    return state;
}

QString systemLanguage() {
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        if (QLocale(wanted).language() == QLocale::English) return QStringLiteral("en");
        if (QLocale(wanted).language() == QLocale::Chinese) return QStringLiteral("zh_CN");
    }
    return QStringLiteral("en");
}

void install(const QString& name) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name)) return;
    QCoreApplication::installTranslator(translator.get());
    state().translators.push_back(std::move(translator));
}

}  // namespace

QStringList languageCodes() {
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString languageCode() {
    return state().code;
}

void setLanguage(const QString& wanted) {
    const QString known = languageCodes().contains(wanted) ? wanted : QStringLiteral("en");
    const QString code = wanted.isEmpty() ? systemLanguage() : known;
    state().code = code;
    state().translators.clear();  // each leaves the application with its end
    QLocale::setDefault(code == QStringLiteral("zh_CN") ? QLocale(QLocale::Chinese, QLocale::China)
                                                        : QLocale(QLocale::English));
    install(QStringLiteral(":/translations/quantelier_%1.qm").arg(code));  // English has its plurals there
    // A copy: what is set may build widgets, which follow too.
    const std::vector<Follower> followers = state().followers;
    for (const Follower& follower : followers)
        if (follower.owner) follower.set();
    auto& all = state().followers;
    all.erase(std::remove_if(all.begin(), all.end(), [](const Follower& f) { return !f.owner; }), all.end());
}

void followLanguage(QObject* owner, std::function<void()> set) {
    set();
    state().followers.push_back({owner, std::move(set)});
}

}  // namespace quantelier
