// Whether the desktop is dark. Qt 6.4 has no QStyleHints::colorScheme, so the portal is asked, then the
// palette.
#pragma once

#include <QObject>

class QDBusVariant;

namespace quantelier {

class SystemScheme : public QObject {
    Q_OBJECT
  public:
    explicit SystemScheme(QObject* parent = nullptr);

    /// Call before the program sets a palette of its own.
    bool isDark() const { return m_dark; }

  signals:
    void changed(bool dark);

  private slots:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

  private:
    bool m_dark = false;
};

}  // namespace quantelier
