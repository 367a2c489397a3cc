#include "ui/step.h"

#include <QCoreApplication>

namespace quantelier {

namespace {
struct StepText {
    Q_DECLARE_TR_FUNCTIONS(Step)
};
}  // namespace

QString stepName(Step step) {
    switch (step) {
        case Step::Data:
            return StepText::tr("Data");
        case Step::Network:
            return StepText::tr("Network");
        case Step::Train:
            return StepText::tr("Train");
        case Step::Quantize:
            return StepText::tr("Quantize");
        case Step::Compare:
            return StepText::tr("Compare");
        case Step::Export:
            return StepText::tr("Export");
        case Step::Draw:
            return StepText::tr("Draw");
        case Step::Runs:
            return StepText::tr("Runs");
        case Step::Workshop:
            return StepText::tr("Workshop");
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
            return StepText::tr("To do");
        case StepState::Running:
            return StepText::tr("Running");
        case StepState::Done:
            return StepText::tr("Done");
        case StepState::OutOfDate:
            return StepText::tr("Out of date");
        case StepState::Failed:
            return StepText::tr("Failed");
        case StepState::NeedsEarlier:
            return StepText::tr("Needs a step before");
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
