// The rows of a certificate, and whether they prove what they should.
#pragma once

#include <QAbstractTableModel>

#include "engine/core/certificate.h"

namespace quantelier {

/// Integer engines must agree in every label and logit. Fake quant computes in float, so a logit that falls
/// between two codes may be one code off.
bool agrees(const CertificatePair& pair);
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

    Certificate m_certificate;
};

}  // namespace quantelier
