#include "app/lesson_controls.h"

#include <QComboBox>
#include <QPushButton>
#include <QSlider>
#include <map>

#include "ui/pages/by_hand_page.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/data_source_box.h"
#include "ui/pages/data_use_box.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/faults_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/pages/workshop_page.h"
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/loss_plot.h"
#include "ui/widgets/answer_panel.h"
#include "ui/widgets/certificate_panel.h"
#include "ui/widgets/confusion_table.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/digit_sheet.h"
#include "ui/widgets/format_panel.h"
#include "ui/widgets/gallery_panel.h"
#include "ui/widgets/histogram_panel.h"
#include "ui/widgets/network_table.h"
#include "ui/widgets/quant_table.h"
#include "ui/widgets/runs_table.h"
#include "ui/widgets/size_bars.h"
#include "ui/widgets/train_settings.h"
#include "ui/widgets/verdict_panel.h"

namespace quantelier {

namespace {

QWidget* named(const QWidget* page, const char* name) {
    return page->findChild<QWidget*>(QString::fromLatin1(name));
}

std::map<std::string, LessonPlace> makePlaces(const Workbench& w) {
    return {
        {"data.source", {Step::Data, nullptr, w.data->findChild<DataSourceBox*>()}},
        {"data.use", {Step::Data, nullptr, w.data->findChild<DataUseBox*>()}},
        {"data.samples", {Step::Data, nullptr, w.data->findChild<DigitSheet*>()}},
        {"network.preset", {Step::Network, nullptr, named(w.network, "preset")}},
        {"network.table", {Step::Network, nullptr, w.network->findChild<NetworkTable*>()}},
        {"train.start", {Step::Train, nullptr, w.train->primaryButton()}},
        {"train.settings", {Step::Train, nullptr, w.train->findChild<TrainSettings*>()}},
        {"train.loss", {Step::Train, nullptr, w.train->findChild<LossPlot*>()}},
        {"train.accuracy", {Step::Train, nullptr, w.train->findChild<AccuracyPlot*>()}},
        {"train.sizes", {Step::Train, nullptr, w.train->findChild<SizeBars*>()}},
        {"quantize.table", {Step::Quantize, nullptr, w.quantize->findChild<QuantTable*>()}},
        {"quantize.try", {Step::Quantize, nullptr, named(w.quantize, "try")}},
        {"quantize.convert", {Step::Quantize, nullptr, w.quantize->primaryButton()}},
        {"quantize.histogram", {Step::Quantize, nullptr, w.quantize->findChild<HistogramPanel*>()}},
        {"quantize.byhand", {Step::Quantize, nullptr, named(w.quantize, "byHand")}},
        {"byhand.scale", {Step::Quantize, w.byHand, w.byHand->scaleSlider(), named(w.quantize, "byHand")}},
        {"byhand.zero_point",
         {Step::Quantize, w.byHand, w.byHand->zeroPointSlider(), named(w.quantize, "byHand")}},
        {"compare.verdict", {Step::Compare, nullptr, w.compare->findChild<VerdictPanel*>()}},
        {"compare.matrix", {Step::Compare, nullptr, w.compare->findChild<ConfusionTable*>()}},
        {"compare.gallery", {Step::Compare, nullptr, w.compare->findChild<GalleryPanel*>()}},
        {"compare.steps", {Step::Compare, nullptr, named(w.compare, "steps")}},
        {"compare.faults", {Step::Compare, nullptr, named(w.compare, "faults")}},
        {"steps.next", {Step::Compare, w.steps, w.steps->primaryButton(), named(w.compare, "steps")}},
        {"faults.list", {Step::Compare, w.faults, w.faults->list(), named(w.compare, "faults")}},
        {"export.formats", {Step::Export, nullptr, w.exports->findChild<FormatPanel*>()}},
        {"export.export", {Step::Export, nullptr, w.exports->primaryButton()}},
        {"export.certificate", {Step::Export, nullptr, w.exports->findChild<CertificatePanel*>()}},
        {"draw.canvas", {Step::Draw, nullptr, w.draw->findChild<DigitCanvas*>()}},
        {"draw.answers", {Step::Draw, nullptr, w.draw->findChild<AnswerPanel*>()}},
        {"draw.save", {Step::Draw, nullptr, w.draw->primaryButton()}},
        {"runs.table", {Step::Runs, nullptr, w.runs->findChild<RunsTable*>()}},
    };
}

}  // namespace

LessonPlace lessonPlace(const Workbench& workbench, const std::string& control) {
    return makePlaces(workbench).at(control);
}

std::string lessonPage(const Workbench& w) {
    const Page* const shown = w.window.currentPage();
    const std::pair<const Page*, const char*> pages[] = {
        {w.data, "data"},      {w.network, "network"}, {w.train, "train"}, {w.quantize, "quantize"},
        {w.byHand, "byhand"},  {w.compare, "compare"}, {w.steps, "steps"}, {w.faults, "faults"},
        {w.exports, "export"}, {w.draw, "draw"},       {w.runs, "runs"},   {w.workshop, "workshop"}};
    for (const auto& [page, name] : pages)
        if (page == shown) return name;
    return {};
}

}  // namespace quantelier
