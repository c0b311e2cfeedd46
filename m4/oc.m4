# oc.m4 - checks of our own for configure.

# OC_C11: a compiler that knows C11.
AC_DEFUN([OC_C11], [
  AC_LANG_PUSH([C])
  oc_save=$CFLAGS
  CFLAGS="$CFLAGS -std=c11"
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [[_Static_assert(1, "");]])], [],
    [AC_MSG_ERROR([a compiler for C11 is needed])])
  CFLAGS=$oc_save
  AC_LANG_POP([C])
])

# OC_PKG(PREFIX, MODULE, DEBIAN-PACKAGE): a library through pkg-config.
AC_DEFUN([OC_PKG], [
  PKG_CHECK_MODULES([$1], [$2], [],
    [AC_MSG_ERROR([$2 not found; on Debian install $3 (see INSTALL)])])
])

# OC_TRY_CFLAG(FLAG): add it to OC_CFLAGS if the compiler takes it.
AC_DEFUN([OC_TRY_CFLAG], [
  AC_MSG_CHECKING([whether $CC takes $1])
  oc_save=$CFLAGS
  CFLAGS="$CFLAGS -Werror $1"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes]); OC_CFLAGS="$OC_CFLAGS $1"],
    [AC_MSG_RESULT([no])])
  CFLAGS=$oc_save
])

# OC_TRY_LDFLAG(FLAG): the same for the linker.
AC_DEFUN([OC_TRY_LDFLAG], [
  AC_MSG_CHECKING([whether the linker takes $1])
  oc_save=$LDFLAGS
  LDFLAGS="$LDFLAGS $1"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes]); OC_LDFLAGS="$OC_LDFLAGS $1"],
    [AC_MSG_RESULT([no])])
  LDFLAGS=$oc_save
])

# OC_HARDENING: warnings, and what makes faults hard to exploit.  Our own
# flags go in AM_CFLAGS; CFLAGS stays the builder's.
AC_DEFUN([OC_HARDENING], [
  OC_CFLAGS="-std=c11"
  OC_LDFLAGS=""
  m4_foreach_w([flag], [-Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes -Wformat=2
    -Wcast-qual -Wwrite-strings -Wvla -Wundef -Wimplicit-fallthrough
    -Wredundant-decls -Wtrampolines -Wduplicated-cond -Wlogical-op
    -Wnull-dereference -Wbidi-chars=any
    -fno-strict-aliasing -fno-delete-null-pointer-checks
    -fno-strict-overflow -fno-common -fstack-protector-strong
    -fstack-clash-protection -fcf-protection=full -mbranch-protection=standard
    -fstrict-flex-arrays=3 -ftrivial-auto-var-init=zero
    -fzero-call-used-regs=used-gpr -ffunction-sections -fdata-sections], [
    OC_TRY_CFLAG(flag)])
  AS_IF([test "x$enable_sanitize" = xyes], [
    OC_CFLAGS="$OC_CFLAGS -g -fsanitize=address,undefined"
    OC_CFLAGS="$OC_CFLAGS -fno-sanitize-recover=all -fno-omit-frame-pointer"
    OC_LDFLAGS="$OC_LDFLAGS -fsanitize=address,undefined"
  ], [
    # Fortify needs the optimiser, and the sanitizers do its work better.
    OC_TRY_CFLAG([-U_FORTIFY_SOURCE -O2 -D_FORTIFY_SOURCE=3])
    OC_TRY_CFLAG([-fPIE])
    OC_TRY_LDFLAG([-pie])
  ])
  AS_IF([test "x$enable_fuzz" = xyes],
    [OC_CFLAGS="$OC_CFLAGS -fsanitize=fuzzer-no-link"])
  AS_IF([test "x$enable_coverage" = xyes], [
    OC_CFLAGS="$OC_CFLAGS -O0 -g --coverage"
    OC_LDFLAGS="$OC_LDFLAGS --coverage"
  ])
  m4_foreach([flag], [[-Wl,-z,relro], [-Wl,-z,now], [-Wl,-z,noexecstack],
    [-Wl,-z,separate-code], [-Wl,--as-needed],
    [-Wl,--no-copy-dt-needed-entries], [-Wl,--gc-sections],
    [-Wl,--exclude-libs,ALL]], [
    OC_TRY_LDFLAG(flag)])
  AC_SUBST([OC_CFLAGS])
  AC_SUBST([OC_LDFLAGS])
])

# OC_STATIC_LIBS: a CGI pays for each shared library at every start, so the
# big ones are linked from their archives where these are installed.
AC_DEFUN([OC_STATIC_LIBS], [
  oc_static_list=
  HOT_LIBS="$MARIADB_LIBS $SSL_LIBS $CRYPTO_LIBS $CRYPT_LIBS"
  HOT_LIBS="$HOT_LIBS $PCRE_LIBS $FCGI_LIBS"
  # For a program with a library that brings OpenSSL along: one copy is enough.
  COLD_LIBS=$HOT_LIBS
  AS_IF([test "x$enable_static_libs" != xno && test "x$enable_sanitize" != xyes],
  [
    AC_MSG_CHECKING([for archives of the libraries])
    oc_save=$LIBS
    oc_static="-Wl,-Bstatic -lmariadb -lssl -lcrypto -lcrypt"
    oc_static="$oc_static -lpcre2-8 -lfcgi"
    oc_static="$oc_static -Wl,-Bdynamic -lz -lm -ldl -lpthread"
    LIBS="$oc_static $LIBS"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[
        char mysql_init(void); char EVP_md5(void); char FCGX_Init(void);
        char pcre2_compile_8(void); char crypt_rn(void);]],
        [[mysql_init(); EVP_md5(); FCGX_Init(); pcre2_compile_8();
          crypt_rn();]])],
      [AC_MSG_RESULT([yes])
       HOT_LIBS=$oc_static
       oc_static_list="libmariadb OpenSSL libxcrypt PCRE2 libfcgi"],
      [AC_MSG_RESULT([no, linking dynamically])])
    LIBS=$oc_save
  ])
  AC_SEARCH_LIBS([round], [m])
  AC_SEARCH_LIBS([dlopen], [dl])
  AC_SEARCH_LIBS([res_nquery], [resolv])
  HOT_LIBS="$HOT_LIBS $LIBS"
  COLD_LIBS="$COLD_LIBS $LIBS"
  LIBS=
  AC_SUBST([HOT_LIBS])
  AC_SUBST([COLD_LIBS])
])
