// Writes what happens in a training into its run folder, then passes it on.
#pragma once

#include <functional>
#include <memory>

#include "engine/core/run_listener.h"
#include "engine/train/run_folder.h"

namespace quantelier {

class RecordingListener : public RunListener {
  public:
    /// `folder` may be null. `profile` gives that of the present networks; it is asked at each epoch's end.
    RecordingListener(RunFolder* folder, RunListener& next, std::function<QuantProfile()> profile)
        : m_folder(folder), m_next(next), m_profile(std::move(profile)) {}
    void onExecutor(Stage stage, const std::string& executor) override {
        if (m_folder) m_folder->tellExecutor(stage, executor);
        m_next.onExecutor(stage, executor);
    }
    void onStep(const StepEvent& event) override {
        if (m_folder) m_folder->add(event);
        m_next.onStep(event);
    }
    void onEpoch(const EpochEvent& event) override {
        if (m_folder) m_folder->add(event);
        m_next.onEpoch(event);
        if (m_folder) addProfile(event);
    }
    void onCheckpoint(const std::string& path) override { m_next.onCheckpoint(path); }
    void onNote(const std::string& sentence) override { m_next.onNote(sentence); }

  private:
    void addProfile(const EpochEvent& event) {
        auto profile = std::make_shared<QuantProfile>(m_profile());
        profile->stage = event.stage;
        profile->epoch = event.epoch;
        m_folder->add(*profile);
        m_next.onProfile(profile);
    }

    RunFolder* m_folder;
    RunListener& m_next;
    std::function<QuantProfile()> m_profile;
};

}  // namespace quantelier
