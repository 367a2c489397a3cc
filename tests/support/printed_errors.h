// What libraries print to the standard error stream behind our back.
#pragma once

#include <unistd.h>

#include <QFile>
#include <QTemporaryFile>

namespace quantelier::test {

/// Catches the stream as long as it lives.
class PrintedErrors {
  public:
    PrintedErrors() : m_old(dup(STDERR_FILENO)) {
        m_file.open();
        dup2(m_file.handle(), STDERR_FILENO);
    }
    ~PrintedErrors() {
        dup2(m_old, STDERR_FILENO);
        close(m_old);
    }
    Q_DISABLE_COPY_MOVE(PrintedErrors)

    QByteArray text() const {
        QFile file(m_file.fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
    }

  private:
    QTemporaryFile m_file;
    int m_old;
};

}  // namespace quantelier::test
