#include <dlfcn.h>

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QIcon>
#include <QMessageBox>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>

#include "app/program.h"
#include "engine/core/version.h"
#include "ui/settings.h"
#include "ui/style.h"
#include "ui/workbench.h"

namespace quantelier {

namespace {

// The library lies beside the one of the window.
const Program& loadProgram() {
    Dl_info window{};
    dladdr(reinterpret_cast<const void*>(&installStyle), &window);
    std::string path = window.dli_fname;
    path.replace(path.rfind('/') + 1, std::string::npos, "libquantelier_app.so");
    void* const library = dlopen(path.c_str(), RTLD_LAZY | RTLD_GLOBAL);
    const void* const program = library ? dlsym(library, kProgramSymbol) : nullptr;
    if (!program) throw std::runtime_error(dlerror());
    return *static_cast<const Program*>(program);
}

// `quantelier recipe.json`, `quantelier ./model`: a file for the window. No verb has a slash or a dot.
bool isFileName(const char* argument) {
    return argument[0] != '-' && std::strpbrk(argument, "./");
}

int runWindow(int argc, char** argv) {
    const QString file = argc > 1 ? QFile::decodeName(argv[1]) : QString();
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("quantelier"));
    QApplication::setApplicationName(QStringLiteral("quantelier"));
    QApplication::setApplicationDisplayName(QStringLiteral("Quantelier"));
    QApplication::setDesktopFileName(QStringLiteral("org.quantelier.quantelier"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/quantelier.svg")));
    QApplication::setApplicationVersion(QString::fromStdString(programVersion()));
    installStyle(app);
    restoreLanguage();
    Workbench workbench;
    restoreSettings(workbench.window, workbench.recipe);
    workbench.window.show();

    // Keys and clicks wait in the queue until there is something that they can reach.
    const Program* program = nullptr;
    QString problem;
    QEventLoop loading;
    std::thread loader([&] {
        try {
            program = &loadProgram();
        } catch (const std::exception& e) {
            problem = QString::fromLocal8Bit(e.what());
        }
        QMetaObject::invokeMethod(&loading, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loading.exec(QEventLoop::ExcludeUserInputEvents);
    loader.join();
    if (!program) {
        QMessageBox::critical(
            &workbench.window, QApplication::applicationDisplayName(),
            QApplication::translate("quantelier::Program",
                                    "The engine cannot be loaded: %1. Nothing can be trained; please "
                                    "install Quantelier again.")
                .arg(problem));
        return 1;
    }
    const std::unique_ptr<QObject> studio = program->startStudio(workbench);
    if (!file.isEmpty()) emit workbench.window.openRequested(file);
    const int code = QApplication::exec();
    saveSettings(workbench.window, workbench.recipe);
    return code;
}

int runCli(int argc, char** argv) {
    const Program* program = nullptr;
    try {
        program = &loadProgram();
    } catch (const std::exception& e) {
        std::fprintf(stderr, "quantelier: the engine cannot be loaded: %s\n", e.what());
        return 1;
    }
    return program->runCli(argc, argv);
}

}  // namespace

}  // namespace quantelier

int main(int argc, char** argv) {
    const bool isWindow = argc == 1 || (argc == 2 && quantelier::isFileName(argv[1]));
    return isWindow ? quantelier::runWindow(argc, argv) : quantelier::runCli(argc, argv);
}
