#include "ui/report_file.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace quantelier {

QString chooseReportFile(QWidget* parent, const QString& suggested) {
    const QString html = QCoreApplication::translate("Report", "Web page (*.html)");
    const QString pdf = QCoreApplication::translate("Report", "PDF (*.pdf)");
    QString filter = html;
    const QString path =
        QFileDialog::getSaveFileName(parent, QCoreApplication::translate("Report", "Save the report"),
                                     suggested, html + QStringLiteral(";;") + pdf, &filter);
    if (path.isEmpty() || !QFileInfo(path).suffix().isEmpty()) return path;
    return path + (filter == pdf ? QStringLiteral(".pdf") : QStringLiteral(".html"));
}

bool isPdf(const QString& path) {
    return QFileInfo(path).suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0;
}

}  // namespace quantelier
