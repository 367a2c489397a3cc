// Every verb adds its subcommand, whose callback runs it and throws Error on failure.
#pragma once

#include <CLI/CLI.hpp>

#include "app/cli/qt_services.h"

namespace quantelier::cli {

void addTutorial(CLI::App& app);
void addTrain(CLI::App& app);
void addTrainQuant(CLI::App& app);
void addEval(CLI::App& app);
void addEvalQuant(CLI::App& app);
void addPtq(CLI::App& app);
void addSensitivity(CLI::App& app);
void addPareto(CLI::App& app);
void addExport(CLI::App& app);
void addCertify(CLI::App& app);
void addCompare(CLI::App& app);
void addInspect(CLI::App& app);
void addInfer(CLI::App& app, const QtServices& services);
void addRuns(CLI::App& app);
void addReport(CLI::App& app);
void addLesson(CLI::App& app);
void addBench(CLI::App& app);
void addDataset(CLI::App& app, const QtServices& services);
void addDevices(CLI::App& app);

}  // namespace quantelier::cli
