#include "ui/step.h"

#include <QCoreApplication>

namespace quantelier {

namespace {
QString text(const char* source) {
    return QCoreApplication::translate("Step", source);
}
}  // namespace

QString stepName(Step step) {
    switch (step) {
        case Step::Data:
            return text("Data");
        case Step::Network:
            return text("Network");
        case Step::Train:
            return text("Train");
        case Step::Quantize:
            return text("Quantize");
        case Step::Compare:
            return text("Compare");
        case Step::Export:
            return text("Export");
        case Step::Draw:
            return text("Draw");
        case Step::Runs:
            return text("Runs");
        case Step::Workshop:
            return text("Workshop");
    }
    return {};
}

IconName stepIcon(Step step) {
    switch (step) {
        case Step::Data:
            return IconName::Data;
        case Step::Network:
            return IconName::Network;
        case Step::Train:
            return IconName::Train;
        case Step::Quantize:
            return IconName::Quantize;
        case Step::Compare:
            return IconName::Compare;
        case Step::Export:
            return IconName::Export;
        case Step::Draw:
            return IconName::Draw;
        case Step::Runs:
            return IconName::Runs;
        case Step::Workshop:
            break;
    }
    return IconName::Workshop;
}

QString stateWord(StepState state) {
    switch (state) {
        case StepState::Todo:
            return text("To do");
        case StepState::Running:
            return text("Running");
        case StepState::Done:
            return text("Done");
        case StepState::OutOfDate:
            return text("Out of date");
        case StepState::Failed:
            return text("Failed");
        case StepState::NeedsEarlier:
            return text("Needs a step before");
    }
    return {};
}

IconName stateIcon(StepState state) {
    switch (state) {
        case StepState::Todo:
            return IconName::Todo;
        case StepState::Running:
            return IconName::Running;
        case StepState::Done:
            return IconName::Done;
        case StepState::OutOfDate:
            return IconName::Stale;
        case StepState::Failed:
            return IconName::Failed;
        case StepState::NeedsEarlier:
            break;
    }
    return IconName::Lock;
}

Token stateToken(StepState state) {
    switch (state) {
        case StepState::Todo:
            return Token::BorderStrong;
        case StepState::Running:
            return Token::Accent;
        case StepState::Done:
            return Token::Success;
        case StepState::OutOfDate:
            return Token::Warning;
        case StepState::Failed:
            return Token::Error;
        case StepState::NeedsEarlier:
            break;
    }
    return Token::TextSecondary;
}

}  // namespace quantelier
