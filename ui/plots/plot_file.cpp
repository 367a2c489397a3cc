#include "ui/plots/plot_file.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolButton>

#include "ui/language.h"
#include "ui/plots/plot.h"
#include "ui/plots/plot_table.h"
#include "ui/presentation.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr double kPictureScale = 2.0;

bool saveSvg(Plot& plot, const QString& path) {
    QSvgGenerator generator;
    generator.setFileName(path);
    generator.setSize(plot.size());
    generator.setViewBox(plot.rect());
    generator.setTitle(plot.accessibleName());
    QCPPainter painter;
    if (!painter.begin(&generator)) return false;
    painter.setMode(QCPPainter::pmVectorized);
    plot.toPainter(&painter, plot.width(), plot.height());
    return painter.end();
}

bool saveCsv(const Plot& plot, const QString& path) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Text) && file.write(plotAsCsv(plot).toUtf8()) >= 0 &&
           file.commit();
}

void askAndSave(Plot& plot, const QString& ending) {
    const QString name = plot.accessibleName().toLower().replace(u' ', u'-');
    const QString path =
        QFileDialog::getSaveFileName(&plot, Plot::tr("Save %1").arg(plot.accessibleName()),
                                     name + u'.' + ending, QStringLiteral("*.%1").arg(ending));
    if (path.isEmpty() || savePlot(plot, path)) return;
    QMessageBox::warning(&plot, Plot::tr("Not saved"),
                         Plot::tr("%1 cannot be written. Choose a folder that you may write to.").arg(path));
}

}  // namespace

QString plotAsCsv(const Plot& plot) {
    if (const QString own = plot.csv(); !own.isEmpty()) return own;
    QString text = QStringLiteral("plot,curve,series,epoch,value\n");
    for (const Strand& strand : plot.strands())
        for (const PlotGraph* graph : strand.graphs)
            for (auto it = graph->measuredBegin(); it != graph->data()->constEnd(); ++it)
                text += QStringLiteral("\"%1\",\"%2\",%3,%4,%5\n")
                            .arg(plot.accessibleName(), strand.name(), graph->seriesText(),
                                 QString::number(it->key, 'g', 10), QString::number(it->value, 'g', 10));
    return text;
}

bool savePlot(Plot& plot, const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("csv")) return saveCsv(plot, path);
    if (ending == QLatin1String("svg")) return saveSvg(plot, path);
    if (ending == QLatin1String("pdf")) return plot.savePdf(path, plot.width(), plot.height());
    return plot.savePng(path, plot.width(), plot.height(), kPictureScale);
}

QToolButton* makePlotMenu(Plot& plot) {
    QToolButton* button =
        makeToolButton(IconName::More, [] { return Plot::tr("Copy, save or read this plot"); });
    setWords(button, "accessibleName",
             [&plot] { return Plot::tr("More for %1").arg(plot.accessibleName()); });
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    QObject::connect(worded(menu->addAction(QString()), [] { return Plot::tr("Copy picture"); }),
                     &QAction::triggered, &plot, [&plot] {
                         QGuiApplication::clipboard()->setPixmap(
                             plot.toPixmap(plot.width(), plot.height(), kPictureScale));
                     });
    menu->addSeparator();
    for (const QString& ending :
         {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")})
        QObject::connect(
            worded(menu->addAction(QString()), [=] { return Plot::tr("Save as %1…").arg(ending.toUpper()); }),
            &QAction::triggered, &plot, [&plot, ending] { askAndSave(plot, ending); });
    menu->addSeparator();
    QObject::connect(worded(menu->addAction(QString()), [] { return Plot::tr("Show as table…"); }),
                     &QAction::triggered, &plot, [&plot] { showPlotTable(plot); });
    button->setMenu(menu);
    hideWhilePresenting(*button);
    return button;
}

}  // namespace quantelier
