#include "ui/widgets/certificate_panel.h"

#include <QHBoxLayout>
#include <QStackedWidget>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/certificate_model.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_table.h"

namespace quantelier {

CertificatePanel::CertificatePanel(QWidget* parent)
    : Panel([] { return tr("Certificate"); }, parent),
      m_model(new CertificateModel(this)),
      m_chip(new Chip),
      m_summary(makeLabel({}, TextRole::Caption, Tone::Secondary)),
      m_words(makeParagraph({}, TextRole::Caption)),
      m_stack(new QStackedWidget) {
    headLayout()->addWidget(m_summary);
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_chip);
    layout()->setContentsMargins(1, 7, 1, 15);
    headLayout()->setContentsMargins(14, 0, 14, 0);
    m_stack->addWidget(new EmptyState(
        IconName::Todo, [] { return tr("No certificate yet"); },
        [] { return tr("It runs every engine over all test images and counts what differs."); }));
    m_stack->addWidget(
        new PlainTable(m_model, [] { return tr("Certificate"); }, {0.26, 0.30, 0.16, 0.16, 0.12}));
    auto* words = new QHBoxLayout;
    words->setContentsMargins(15, 0, 15, 0);
    words->addWidget(m_words);
    body()->addWidget(m_stack, 1);
    body()->addLayout(words);
    followLanguage(m_model);
    showChip();
}

bool CertificatePanel::hasCertificate() const {
    return m_model->rowCount() > 0 && !m_isRunning;
}

void CertificatePanel::showSoFar(const Certificate& rows) {
    m_isRunning = true;
    m_model->setCertificate(rows);
    m_failure = {};
    setWords(m_summary, "text",
             [n = rows.images] { return tr("all %1 test images").arg(format::number(n)); });
    showChip();
}

void CertificatePanel::showCertificate(const Certificate& certificate) {
    m_isRunning = false;
    m_model->setCertificate(certificate);
    m_failure = {};
    setWords(m_summary, "text", [n = certificate.images, seconds = certificate.seconds] {
        return tr("all %1 test images, %2").arg(format::number(n), format::duration(seconds));
    });
    setStale({});
}

void CertificatePanel::clear() {
    m_isRunning = false;
    m_model->setCertificate({});
    m_failure = {};
    m_summary->clear();
    setStale({});
}

void CertificatePanel::showFailure(const Words& sentence) {
    if (m_isRunning) clear();  // half a certificate proves nothing
    m_failure = sentence;
    showChip();
}

void CertificatePanel::setStale(const Words& why) {
    m_staleReason = why;
    showChip();
}

void CertificatePanel::showChip() {
    const bool isShown = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(isShown ? 1 : 0);
    const bool hasWords = isShown || !m_failure.isEmpty();
    m_words->setVisible(hasWords);
    setWords(m_words, "text", [=] {
        return !m_failure.isEmpty() ? m_failure()
               : m_isRunning        ? tr("Each engine reads all test images; its row comes when it is done.")
               : m_staleReason.isEmpty() ? m_model->meaning()
                                         : m_staleReason();
    });
    m_chip->setVisible(hasWords);
    if (!m_failure.isEmpty())
        m_chip->set(ChipKind::Failed, [] { return tr("Failed"); });
    else if (m_isRunning)
        m_chip->set(ChipKind::Neutral, [] { return tr("Running"); });
    else if (!m_staleReason.isEmpty())
        m_chip->set(ChipKind::Stale, [] { return tr("Out of date"); });
    else if (isPassed(m_model->certificate()))
        m_chip->set(ChipKind::Passed, [] { return tr("Passed"); });
    else
        m_chip->set(ChipKind::Failed, [] { return tr("Failed"); });
}

}  // namespace quantelier
