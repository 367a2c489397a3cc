// Which engines agree on which images.
#include <algorithm>

#include "engine/core/number_text.h"
#include "engine/report/sections.h"

namespace quantelier::report {

namespace {

// Engines in the window's words; an instruction set in brackets stays.
std::string engineName(const std::string& engine, const ReportLanguage& language) {
    static constexpr const char* kNames[] = {
        QT_TRANSLATE_NOOP("Report", "Float"),          QT_TRANSLATE_NOOP("Report", "Fake-quant"),
        QT_TRANSLATE_NOOP("Report", "Integer engine"), QT_TRANSLATE_NOOP("Report", "ONNX file, read back"),
        QT_TRANSLATE_NOOP("Report", "Fast kernels"),   QT_TRANSLATE_NOOP("Report", "C, float requantization"),
        QT_TRANSLATE_NOOP("Report", "C on AArch64"),   QT_TRANSLATE_NOOP("Report", "C, fixed requantization"),
        QT_TRANSLATE_NOOP("Report", "C on Cortex-M")};
    const std::size_t bracket = std::min(engine.find(" ("), engine.size());
    for (const char* const name : kNames)
        if (engine.compare(0, bracket, name) == 0)
            return language.translate("Report", name) + engine.substr(bracket);
    return engine;
}

std::string checkText(const CertificatePair& pair, const ReportLanguage& language) {
    if (pair.differenceExpected) return language.translate("Report", "a difference is expected");
    return agrees(pair) ? language.translate("Report", "✓ agrees")
                        : language.translate("Report", "✗ should agree, and does not");
}

ReportTable pairTable(const Certificate& certificate, const std::string& caption,
                      const ReportLanguage& language) {
    using namespace number_text;
    ReportTable table{caption,
                      {{language.translate("Report", "This")},
                       {language.translate("Report", "against this")},
                       {language.translate("Report", "Labels differ"), ColumnKind::Number},
                       {language.translate("Report", "Logits differ"), ColumnKind::Number},
                       {language.translate("Report", "by at most, codes"), ColumnKind::Number},
                       {language.translate("Report", "Check")}},
                      {}};
    for (const CertificatePair& pair : certificate.pairs)
        table.rows.push_back({{engineName(pair.a, language)},
                              {engineName(pair.b, language)},
                              {whole(pair.labels)},
                              {pair.logits < 0 ? "\u2013" : whole(pair.logits)},
                              {pair.logits < 0 ? "\u2013" : decimal(pair.maxDifference, 0)},
                              {checkText(pair, language)}});
    for (const EngineNotRun& engine : certificate.notRun)
        table.rows.push_back({{engineName(engines::kInteger, language)},
                              {engineName(engine.engine, language)},
                              {"\u2013"},
                              {"\u2013"},
                              {"\u2013"},
                              {engine.failed ? language.translate("Report", "✗ failed")
                                             : language.translate("Report", "not run")}});
    return table;
}

std::string notesOf(const Certificate& certificate, const ReportLanguage& language) {
    std::string notes = filled(
        language.translate("Report", "Over %1 test images, %2 logits."),
        {number_text::whole(certificate.images), number_text::whole(kClassCount * certificate.images)});
    for (const CertificatePair& pair : certificate.pairs)
        if (!pair.note.empty()) notes += ' ' + engineName(pair.b, language) + ": " + pair.note;
    for (const EngineNotRun& engine : certificate.notRun)
        notes += ' ' + engineName(engine.engine, language) + ": " + engine.reason;
    return notes;
}

void tellDiffering(ReportSection& section, const Certificate& certificate, const ReportLanguage& language) {
    if (certificate.differing.empty()) return;
    ReportTable table{
        language.translate("Report", "Images that fake quant and the integers read differently"),
        {{language.translate("Report", "Image")},
         {language.translate("Report", "Fake-quant"), ColumnKind::Number},
         {language.translate("Report", "Int8"), ColumnKind::Number},
         {language.translate("Report", "Best two logits apart, codes"), ColumnKind::Number},
         {language.translate("Report", "First layer that differs")}},
        {}};
    for (const DifferingImage& image : certificate.differing)
        table.rows.push_back({{number_text::whole(image.index)},
                              {number_text::whole(image.fakeQuantLabel)},
                              {number_text::whole(image.integerLabel)},
                              {number_text::whole(image.margin)},
                              {image.layer}});
    section.blocks.push_back(ReportTables{table});
}

ReportTable hashTable(const Certificate& certificate, const ReportLanguage& language) {
    ReportTable table{language.translate("Report", "What the certificate is of"),
                      {{language.translate("Report", "File")}, {"SHA-256"}},
                      {}};
    const auto add = [&](const std::string& name, const std::string& hash) {
        table.rows.push_back({{name}, {hash, {}, {}, {}, true}});
    };
    add(language.translate("Report", "Checkpoint"), certificate.modelSha256);
    add(language.translate("Report", "Data"), certificate.dataSha256);
    return table;
}

ReportSentence agreementOf(const Certificate& certificate, const ReportLanguage& language) {
    if (enginesAgree(certificate))
        return {language.translate("Report", "Every integer engine that ran gives the same codes."),
                SentenceKind::Good};
    return {language.translate("Report", "Engines that should agree do not: do not ship this model."),
            SentenceKind::Bad};
}

void tellCertificate(ReportSection& section, const Certificate& certificate, const std::string& who,
                     const std::string& caption, const ReportLanguage& language) {
    ReportSentence agreement = agreementOf(certificate, language);
    agreement.text = who + agreement.text;
    section.blocks.push_back(agreement);
    ReportTable table = pairTable(certificate, caption, language);
    table.note = notesOf(certificate, language);
    section.blocks.push_back(ReportTables{table});
    if (!certificate.modelSha256.empty())
        section.blocks.push_back(ReportTables{hashTable(certificate, language)});
    tellDiffering(section, certificate, language);
}

}  // namespace

ReportSection certificateSection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section{language.translate("Report", "Certificate"), {}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const ReportRun& run = runs[i];
        if (run.certificate)
            tellCertificate(section, *run.certificate, runs.size() > 1 ? letterOf(i) + ". " : "",
                            runs.size() > 1 ? letterOf(i) + ", " + run.run.name()
                                            : language.translate("Report", "Engine against engine"),
                            language);
        else
            section.blocks.push_back(unknown(filled(
                run.run.quantCheckpoint.empty()
                    ? language.translate("Report", "%1 was not quantized, so there is nothing to certify.")
                    : language.translate("Report",
                                         "%1 has no certificate: its engines were not compared "
                                         "for this report."),
                {run.run.name()})));
    }
    return section;
}

}  // namespace quantelier::report
