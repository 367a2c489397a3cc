// The window.
#pragma once
namespace quantelier {
int runWindow(int argc, char** argv);
}
