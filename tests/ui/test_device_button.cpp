// The device menu of the bottom bar.
#include <QAction>
#include <QMenu>
#include <QMetaProperty>
#include <QSignalSpy>
#include <QTest>

#include "ui/bottom_bar.h"
#include "ui/widgets/device_button.h"

using namespace quantelier;

namespace {

std::vector<DeviceInfo> devices() {
    DeviceInfo cpu, gpu;
    cpu.target = "CPU";
    cpu.name = "A processor";
    cpu.available = cpu.isBest = true;
    cpu.cores = 12;
    gpu.target = "GPU";
    gpu.reason = "this LibTorch was built without CUDA, which is a long sentence in a menu";
    return {cpu, gpu};
}

QAction* entry(const QMenu* menu, const QString& beginning) {
    for (QAction* const action : menu->actions())
        if (action->text().startsWith(beginning)) return action;
    return nullptr;
}

}  // namespace

class TestDeviceButton : public QObject {
    Q_OBJECT

  private slots:
    void listsWhatThereIsAndWhyNot() {
        DeviceButton button;
        button.setDevices(devices());
        QCOMPARE(button.deviceName(), "CPU");
        QVERIFY(entry(button.menu(), "Automatic: CPU")->isChecked());
        QVERIFY(entry(button.menu(), "CPU: A processor")->isEnabled());
        QAction* const gpu = entry(button.menu(), "GPU: this LibTorch was built without CUDA");
        QVERIFY(!gpu->isEnabled());
        QCOMPARE(gpu->toolTip(), QString::fromStdString(devices()[1].reason));
    }

    void choosesDeviceAndThreads() {
        DeviceButton button;
        button.setDevices(devices());
        QSignalSpy chosen(&button, &DeviceButton::chosen);
        entry(button.menu(), "CPU:")->trigger();
        QCOMPARE(button.target(), "CPU");
        entry(entry(button.menu(), "Threads")->menu(), "12")->trigger();
        QCOMPARE(button.threads(), 12);
        QCOMPARE(button.choice(), "CPU/12");
        QCOMPARE(chosen.count(), 2);
        QVERIFY(entry(entry(button.menu(), "Threads")->menu(), "12")->isChecked());
    }

    // The settings are read before the engine has listed the devices.
    void remembersAChoiceWithoutDevices() {
        DeviceButton button;
        QVERIFY(button.objectName().startsWith("remember/"));
        QVERIFY(button.metaObject()->userProperty().write(&button, QStringLiteral("Ascend/3")));
        button.setDevices(devices());
        QCOMPARE(button.target(), "Ascend");
        QCOMPARE(button.threads(), 3);
        button.setChoice("CPU/100000");
        QCOMPARE(button.choice(), "Ascend/3");
    }

    void standsInTheBottomBar() {
        BottomBar bar;
        bar.setDeviceWidth(208);
        bar.setDevice("CPU · fused (avx2)");
        QCOMPARE(bar.device()->accessibleName(), "Device: CPU · fused (avx2)");
        QCOMPARE(bar.device()->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        bar.setDeviceWidth(64);
        QCOMPARE(bar.device()->toolButtonStyle(), Qt::ToolButtonIconOnly);
    }
};

QTEST_MAIN(TestDeviceButton)
#include "test_device_button.moc"
