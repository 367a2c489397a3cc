// The rows of a certificate: pairs, then engines that did not run; and whether they prove what they should.
#pragma once

#include <QAbstractTableModel>

#include "engine/core/certificate.h"

namespace quantelier {

/// Whether every pair agrees (engine/core/certificate.h).
bool isPassed(const Certificate& certificate);

class CertificateModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { ThisColumn, AgainstColumn, LabelsColumn, LogitsColumn, CheckColumn, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setCertificate(const Certificate& certificate);
    const Certificate& certificate() const { return m_certificate; }

    /// What the numbers mean, in a sentence.
    QString meaning() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QString text(const CertificatePair& pair, int column) const;
    QString whatDiffers() const;
    QString notRunWords() const;
    QVariant notRunData(const EngineNotRun& engine, int column, int role) const;

    Certificate m_certificate;
};

}  // namespace quantelier
