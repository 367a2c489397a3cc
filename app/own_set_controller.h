// The personal test set: saved drawings on disk, what the models read in them, and the way back from each
// change.
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "app/insight_worker.h"
#include "engine/session.h"

namespace quantelier {

class OwnSetController : public QObject {
    Q_OBJECT

  public:
    OwnSetController(InsightWorker& worker, QObject* parent,
                     const std::string& folder = userOwnTestSetFolder());

    void load();
    void setModels(const Models& models);            ///< reads all drawings again
    bool append(const GreyImage& image, int label);  ///< (28,28); false: a signal has said why
    void remove(qint64 index);
    void removeLast(const OwnDrawing& drawing);  ///< of equal ones; nothing where it is gone already
    void undo();                                 ///< the last append or remove of this session

    const std::string& folder() const { return m_files.folder(); }
    qint64 count() const { return m_set->count(); }

  signals:
    void changed(std::shared_ptr<const quantelier::Dataset> set, const quantelier::OwnSetReadings& readings);
    void canUndoChanged(bool canUndo);
    void unreadable(const QString& sentence);  ///< the files are damaged; they are left as they are
    void failed(const QString& sentence);

  private:
    struct Change {
        bool wasAdded;
        std::int64_t index;
        OwnDrawing drawing;
    };
    template <typename Edit>
    bool edit(Edit edit);
    void readAgain();
    void read();

    InsightWorker& m_worker;
    OwnTestSet m_files;
    Models m_models;
    std::shared_ptr<const Dataset> m_set = std::make_shared<Dataset>();
    std::vector<Change> m_changes;
    bool m_isReadable = true;  ///< what is on the disk
};

}  // namespace quantelier
