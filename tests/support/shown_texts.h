// All texts that a window shows or says, and the English words among them.
#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QMetaProperty>
#include <QRegularExpression>
#include <QSet>
#include <QWidget>

#include "ui/log_dock.h"
#include "ui/plots/plot.h"
#include "ui/toast.h"
#include "ui/widgets/cli_strip.h"

namespace quantelier::test {

/// A log keeps its sentences as they were written, news go away, and command lines are English.
inline bool isApart(const QObject* object) {
    for (; object; object = object->parent())
        if (object->inherits("quantelier::CliStrip") || object->inherits("quantelier::Toast") ||
            object->inherits("QListView"))
            return !object->inherits("QListView") ||
                   (object->parent() && object->parent()->inherits("quantelier::LogDock"));
    return false;
}

inline void addItems(QStringList& texts, const QAbstractItemModel& model) {
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                   int(Qt::AccessibleDescriptionRole)})
                texts << model.index(row, column).data(role).toString();
    for (int column = 0; column < model.columnCount(); ++column)
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
            texts << model.headerData(column, Qt::Horizontal, role).toString();
}

/// Of widgets and actions below `root`, with the cells and heads of tables, sorted.
inline QStringList shownTexts(const QWidget& root) {
    static const char* const kProperties[] = {"text",        "toolTip",         "accessibleName",
                                              "windowTitle", "placeholderText", "accessibleDescription",
                                              "title",       "whatsThis"};
    QStringList texts{root.windowTitle()};
    for (const QObject* object : root.findChildren<QObject*>()) {
        if (isApart(object)) continue;
        for (const char* const property : kProperties)
            if (object->isWidgetType() || qobject_cast<const QAction*>(object))
                texts << object->property(property).toString();
        if (const auto* view = qobject_cast<const QAbstractItemView*>(object); view && view->model())
            addItems(texts, *view->model());
        if (const auto* box = qobject_cast<const QComboBox*>(object)) addItems(texts, *box->model());
        if (const auto* plot = qobject_cast<const Plot*>(object))
            for (const Strand& strand : plot->strands()) texts << strand.name();
    }
    texts.removeAll(QString());
    texts.sort();
    return texts;
}

/// The words of a text that are neither names of `known` nor file names, keys or numbers with letters.
inline QStringList englishWords(const QString& text, const QSet<QString>& known) {
    static const QRegularExpression word(QStringLiteral("[A-Za-z][A-Za-z0-9_./~-]*"));
    static const QRegularExpression name(QStringLiteral("[0-9_/~.]|^.$|-.*-"));
    QStringList found;
    for (auto match = word.globalMatch(text); match.hasNext();) {
        QString one = match.next().captured();
        while (!one.isEmpty() && !one.back().isLetterOrNumber()) one.chop(1);
        if (!known.contains(one) && !name.match(one).hasMatch()) found << one;
    }
    return found;
}

}  // namespace quantelier::test
