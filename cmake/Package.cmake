# `cpack` in the build folder makes a package for Debian 12 of what is installed.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME quantelier)
if(NOT CPACK_PACKAGE_CONTACT)
  set(CPACK_PACKAGE_CONTACT "The Quantelier maintainers <maintainers@quantelier.example>")
endif()
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
  WORLD_EXECUTE)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "studio for quantization-aware training of LeNet")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Quantelier loads MNIST or sketches its own digits, trains a LeNet in float,
fine-tunes it with rounding in the loop (quantization-aware training), and
exports a model that is really int8 and about four times smaller: as ONNX,
TFLite, C source for microcontrollers, or for Ascend devices.

A certificate counts every label and logit in which two engines differ. A
drawn digit is read by the integer model while it is drawn. Every step works
in the window and on the command line, without Python and without a network.")

# Libraries by what is linked; what is loaded by name, here. LibTorch alone is content with the slow reference BLAS.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread | libopenblas0")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "dataset-fashion-mnist, gcc | c-compiler, nodejs")
if(QUANTELIER_GUI)
  string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", fonts-noto-mono, fonts-open-sans")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, fonts-noto-cjk, qt6-translations-l10n, qt6-wayland")
endif()

# After the files are copied to where they are packed.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/debian/documents.cmake)
set(CPACK_QUANTELIER_DATE ${QUANTELIER_DATE})
set(CPACK_QUANTELIER_SOURCE ${PROJECT_SOURCE_DIR})
include(CPack)
