#include "ui/language.h"

#include <QApplication>
#include <QHash>
#include <QLibraryInfo>
#include <QLocale>
#include <QMetaObject>
#include <QSet>
#include <QTranslator>
#include <QWidget>
#include <map>
#include <memory>

namespace quantelier {

namespace {

struct Follower {
    QObject* owner;
    QByteArray property;  // empty: what is set is no single text
    std::function<void()> set;
};

struct State {
    QString code = QStringLiteral("en");
    std::vector<std::unique_ptr<QTranslator>> translators;
    std::map<quint64, std::shared_ptr<const Follower>> followers;  // in the order in which they came
    QMultiHash<const QObject*, quint64> ofOwner;
    QSet<const QObject*> watched;
    quint64 next = 0;
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

// Dates are written as in the user's own country where that has the language; numbers always have a point.
QLocale localeOf(const QString& code) {
    const QLocale system = QLocale::system();
    const QLocale usual(code);
    const bool isOwn = system.language() == usual.language() && system.script() == usual.script();
    return isOwn && system.decimalPoint() == QLatin1String(".") ? system : usual;
}

void install(const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder)) return;
    QCoreApplication::installTranslator(translator.get());
    state().translators.push_back(std::move(translator));
}

void forget(const QObject* owner) {
    for (const quint64 order : state().ofOwner.values(owner)) state().followers.erase(order);
    state().ofOwner.remove(owner);
    state().watched.remove(owner);
}

void forget(const QObject* owner, const QByteArray& property) {
    for (const quint64 order : state().ofOwner.values(owner)) {
        if (state().followers.at(order)->property != property) continue;
        state().followers.erase(order);
        state().ofOwner.remove(owner, order);
    }
}

void add(QObject* owner, const QByteArray& property, std::function<void()> set) {
    if (!state().watched.contains(owner)) {
        state().watched.insert(owner);
        QObject::connect(owner, &QObject::destroyed, [](QObject* gone) { forget(gone); });
    }
    const quint64 order = state().next++;
    state().followers.emplace(
        order, std::make_shared<const Follower>(Follower{owner, property, std::move(set)}));
    state().ofOwner.insert(owner, order);
}

void tellFollowers() {
    std::vector<quint64> orders;  // what is set may build widgets, which follow too
    for (const auto& [order, follower] : state().followers) orders.push_back(order);
    for (const quint64 order : orders) {
        const auto found = state().followers.find(order);
        if (found == state().followers.end()) continue;  // gone with what was set before
        const std::shared_ptr<const Follower> follower = found->second;
        follower->set();
    }
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
    QLocale::setDefault(localeOf(code));
    install(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("quantelier_") + code, QStringLiteral(":/translations"));
    tellFollowers();
    for (QWidget* widget : QApplication::allWidgets()) widget->update();  // what is painted is made of tr() too
}

void followLanguage(QObject* owner, std::function<void()> set) {
    set();
    add(owner, {}, std::move(set));
}

void setWords(QObject* owner, const char* property, const Words& words) {
    Q_ASSERT(owner->metaObject()->indexOfProperty(property) >= 0);
    forget(owner, property);
    owner->setProperty(property, words());
    if (words.isFixed()) return;
    const auto shown = std::make_shared<QString>(owner->property(property).toString());
    add(owner, property, [owner, name = QByteArray(property), words, shown] {
        if (owner->property(name).toString() != *shown) return;  // its own setter has set another
        owner->setProperty(name, words());
        *shown = owner->property(name).toString();
    });
}

void followLanguage(QAbstractItemModel* model) {
    followLanguage(model, [model] {
        const int rows = model->rowCount(), columns = model->columnCount();
        if (columns > 0) emit model->headerDataChanged(Qt::Horizontal, 0, columns - 1);
        if (rows > 0) emit model->dataChanged(model->index(0, 0), model->index(rows - 1, columns - 1));
    });
}

}  // namespace quantelier
