// What training runs on: a button whose menu offers the devices of this computer and the number of threads.
#pragma once

#include <QToolButton>
#include <vector>

#include "engine/core/device_info.h"

class QActionGroup;
class QMenu;

namespace quantelier {

class DeviceButton : public QToolButton {
    Q_OBJECT
    /// "auto", or "CPU/2" with a number of threads: what is remembered from start to start.
    Q_PROPERTY(QString choice READ choice WRITE setChoice NOTIFY chosen USER true)

  public:
    explicit DeviceButton(QWidget* parent = nullptr);

    /// `auto` and each of them; those that are not available say why and cannot be chosen.
    void setDevices(std::vector<DeviceInfo> devices);

    QString choice() const;
    void setChoice(const QString& choice);
    QString target() const { return m_target; }  ///< as --device_target spells it
    int threads() const { return m_threads; }    ///< 0: as many as prove fastest

    /// What the choice means here: "CPU". Without devices yet, the choice itself.
    QString deviceName() const;

    /// The face of the button; where there is no room for it, the icon alone.
    void showText(const QString& text, bool isIconOnly);

  signals:
    void chosen();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void rebuildMenu();
    void addDevice(QActionGroup* group, const QString& text, const QString& target, const QString& reason);
    void addThreads(int cores);
    void elide();

    std::vector<DeviceInfo> m_devices;
    QMenu* m_menu;
    QString m_target = QStringLiteral("auto");
    int m_threads = 0;
    QString m_text;
};

}  // namespace quantelier
