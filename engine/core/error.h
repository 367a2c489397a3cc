// The one exception type of the program.
#pragma once

#include <stdexcept>
#include <string>

namespace quantelier {

/// Why a call failed; each value is also the exit code of the command line.
enum class ErrorCode {
    Failed = 1,        ///< anything that is not one of the others
    Usage = 2,         ///< an impossible option or configuration
    BadInput = 3,      ///< an input file that is missing, damaged or of another kind
    NoDevice = 4,      ///< the device asked for is not on this machine
    GateMissed = 5,    ///< --min-accuracy, --max-bytes or --max-drop was not met
    Interrupted = 130  ///< cancelled by the user
};

/// A message as it may be shown: what names in files can bring along for a terminal (control characters, but
/// for the end of a line) is a question mark, and what is too long is cut.
std::string shownMessage(std::string message);

/// Carries one sentence that says what was wanted, what was found, and where.
class Error : public std::runtime_error {
  public:
    Error(ErrorCode code, const std::string& message)
        : std::runtime_error(shownMessage(message)), m_code(code) {}
    ErrorCode code() const { return m_code; }

  private:
    ErrorCode m_code;
};

/// Something could not be written. What was to be written is still in memory.
class WriteError : public Error {
  public:
    explicit WriteError(const std::string& message) : Error(ErrorCode::Failed, message) {}
};

/// The loss of a training is no longer a number.
class LossNotFinite : public Error {
  public:
    LossNotFinite(const std::string& message, double saferRate)
        : Error(ErrorCode::Failed, message), m_saferRate(saferRate) {}
    double saferRate() const { return m_saferRate; }  ///< a learning rate that may do

  private:
    double m_saferRate;
};

}  // namespace quantelier
