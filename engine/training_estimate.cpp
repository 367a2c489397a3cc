// How long training will take, measured instead of guessed.
#include "engine/session.h"

namespace quantelier {

namespace {

constexpr double kTrialSeconds = 0.2;

// Stops the trial when it has run long enough, or when the caller gives up.
class TrialListener : public RunListener {
  public:
    TrialListener(CancelToken& trial, const CancelToken& outer) : m_trial(trial), m_outer(outer) {}
    void onStep(const StepEvent& event) override {
        if (event.step > 1) {  // the first step warms up
            m_seconds += event.milliseconds / 1e3;
            ++m_steps;
        }
        if (m_seconds > kTrialSeconds || m_outer.isCancelled()) m_trial.cancel();
    }
    double secondsPerStep() const { return m_steps ? m_seconds / m_steps : 0.0; }

  private:
    CancelToken& m_trial;
    const CancelToken& m_outer;
    double m_seconds = 0.0;
    int m_steps = 0;
};

}  // namespace

TrainingEstimate estimateTraining(const Recipe& recipe, std::shared_ptr<const PreparedData> data,
                                  const CancelToken& cancel, const std::string& deviceTarget,
                                  const ComputeOptions& compute) {
    Recipe trial = recipe;
    trial.data.sinkMode = false;
    trial.train.epochs = trial.quantTrain.epochs = 1;
    const double steps = double(data->train.count() / recipe.data.batchSize);
    Session session(trial, std::move(data), deviceTarget, "", compute);
    const auto epochSeconds = [&](auto train) {
        CancelToken stop;
        TrialListener listener(stop, cancel);
        try {
            train(listener, stop);
        } catch (const Error& e) {
            if (e.code() != ErrorCode::Interrupted) throw;
        }
        cancel.checkpoint();
        return steps * listener.secondsPerStep();
    };
    TrainingEstimate estimate;
    estimate.floatEpochSeconds = epochSeconds(
        [&](RunListener& listener, const CancelToken& stop) { session.trainFloat(listener, stop); });
    session.convert(cancel);
    estimate.quantEpochSeconds = epochSeconds(
        [&](RunListener& listener, const CancelToken& stop) { session.trainQuant(listener, stop); });
    return estimate;
}

}  // namespace quantelier
