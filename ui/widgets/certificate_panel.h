// The proof that all engines read all test images alike.
#pragma once

#include "engine/core/certificate.h"
#include "ui/widgets/panel.h"

class QStackedWidget;

namespace quantelier {

class CertificateModel;
class Chip;

class CertificatePanel : public Panel {
    Q_OBJECT
  public:
    explicit CertificatePanel(QWidget* parent = nullptr);

    void showCertificate(const Certificate& certificate);
    void showSoFar(const Certificate& rows);  ///< while it is being made
    void clear();
    void showFailure(const Words& sentence);
    void setStale(const Words& why);  ///< an empty reason: up to date
    bool hasCertificate() const;

  private:
    void showChip();

    CertificateModel* m_model;
    Chip* m_chip;
    QLabel *m_summary, *m_words;
    QStackedWidget* m_stack;
    Words m_staleReason, m_failure;
    bool m_isRunning = false;
};

}  // namespace quantelier
