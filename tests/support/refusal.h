// What a call that must fail says.
#pragma once

#include <QString>

#include "engine/core/error.h"

namespace quantelier::test {

/// The message of the Error of that code, or, in brackets, what happened instead.
template <typename Call>
QString refusal(ErrorCode expected, Call&& call) {
    try {
        call();
    } catch (const Error& e) {
        const QString message = QString::fromUtf8(e.what());
        return e.code() == expected ? message : QString("[code %1] %2").arg(int(e.code())).arg(message);
    } catch (const std::exception& e) {
        return QString("[another exception] %1").arg(e.what());
    }
    return "[nothing was refused]";
}

}  // namespace quantelier::test
