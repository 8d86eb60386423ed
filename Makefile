# `make help` lists what this can do. MODE=release|debug|asan|fuzz builds into build/$(MODE)/.
# Command lines are quiet; V=1 shows them. CFLAGS and LDFLAGS given by the user come last.

MODE    = release
B       = build/$(MODE)
prefix  = /usr/local
bindir  = $(prefix)/bin
datadir = $(prefix)/share
unitdir = $(prefix)/lib/systemd/system
libexecdir  = $(prefix)/libexec
udevdir     = $(prefix)/lib/udev/rules.d
sysusersdir = $(prefix)/lib/sysusers.d
tmpfilesdir = $(prefix)/lib/tmpfiles.d
UNITS       = kiosk.service kiosk-usb@.service kiosk-usb-other@.service kiosk-usb-out.service \
              kiosk-usb-out.path

# State of `make run`: content, notes, pictures.
DATA    = $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/kiosk
# Length of `make fuzz` for each target.
SECONDS = 60
# A compiler that is newer than ours may warn of new things: only the CI stops for that.
WERROR  = $(CI)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all run test bench fuzz asan lint pot format bless install deps clean help FORCE
.PHONY: deps-run deps-test deps-fuzz lint-compile lint-fit

all: programs

DEB_BUILD = gcc libc6-dev pkgconf gettext libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev \
            libsqlite3-dev libicu-dev libinih-dev libsystemd-dev libsodium-dev libvips-dev libzip-dev \
            libexpat1-dev
# microhei has the characters of Chinese, Japanese and Korean names in 2 MB; fonts-noto-cjk (57 MB) is
# used instead where it is installed.
DEB_FONTS = fonts-inter fonts-noto-core fonts-noto-color-emoji fonts-wqy-microhei
# SDL loads these by name when it opens a screen without X11 or Wayland.
DEB_KMS   = libegl1 libgles2 libgl1-mesa-dri
# Posters in PDF are drawn by pdftoppm where it is installed; the tests want to see it done.
DEB_TEST  = libcmocka-dev xvfb xdotool sqlite3 poppler-utils
# The tests write HEIC and AVIF. From Debian 13 on the encoders are packages of their own; the
# decoders, libheif-plugin-libde265 and libheif-plugin-dav1d, come with libheif everywhere.
DEB_HEIF  = $(shell . /etc/os-release && [ "$${VERSION_ID:-99}" -ge 13 ] 2>/dev/null && \
              echo libheif-plugin-x265 libheif-plugin-aomenc)
DEB_FUZZ  = clang libclang-rt-dev

deps-run:  DEBS = $(DEB_BUILD) $(DEB_FONTS) $(DEB_KMS)
deps-test: DEBS = $(DEB_BUILD) $(DEB_FONTS) $(DEB_HEIF) $(DEB_TEST)
deps-fuzz: DEBS = $(DEB_BUILD) $(DEB_FUZZ)
deps:      DEBS = $(DEB_BUILD) $(DEB_FONTS) $(DEB_HEIF) $(DEB_KMS) $(DEB_TEST) $(DEB_FUZZ)

# Asks apt only for what dpkg does not have. Package lists are fetched when apt cannot answer from
# the ones it has, or when what they name is gone from the mirror.
deps deps-run deps-test deps-fuzz:
	@command -v dpkg-query >/dev/null || exit 0; \
	missing=; for p in $(DEBS); do \
	  case $$(dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null) in \
	  installed*) ;; *) missing="$$missing $$p" ;; esac; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	root=; if [ "$$(id -u)" != 0 ]; then root=$$(command -v sudo) || { \
	  echo "Please install as root: apt-get install --no-install-recommends$$missing" >&2; \
	  exit 1; }; fi; \
	apt() { $$root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$$@"; }; \
	add() { apt "$$@" install --no-install-recommends $$missing; }; \
	echo "Installing$$missing"; \
	if add -s >/dev/null 2>&1; then add || { apt update && add; }; else apt update && add; fi

ifeq ($(MODE),release)
  OPT = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
else ifeq ($(MODE),debug)
  OPT = -Og -g3
else ifeq ($(MODE),asan)
  # gcc 12 takes the null checks of this mode for null formats.
  OPT = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all \
        -Wno-format-truncation
else ifeq ($(MODE),fuzz)
  CC  = clang
  OPT = -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
        -fno-sanitize-recover=all
else ifeq ($(MODE),lint)
  OPT = -O1
else
  $(error MODE is release, debug, asan or fuzz)
endif

WARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
       -Werror=implicit -Wvla -Wformat=2 -Wpointer-arith -Wwrite-strings -Wundef -Wno-unused-parameter \
       $(if $(WERROR),-Werror)

KIOSK_PC = sdl2 SDL2_ttf SDL2_image sqlite3 icu-i18n icu-uc inih libsystemd libsodium
CTL_PC   = sqlite3 icu-i18n icu-uc inih libsodium vips libzip expat
PC       = $(sort $(KIOSK_PC) $(CTL_PC))

PC_CFLAGS  := $(shell pkg-config --cflags $(PC) 2>/dev/null)
KIOSK_LIBS := $(shell pkg-config --libs $(KIOSK_PC) 2>/dev/null) -lm
CTL_LIBS   := $(shell pkg-config --libs $(CTL_PC) 2>/dev/null) -lm

COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -Ikiosk -Itests $(PC_CFLAGS) $(WARN) $(OPT) -fPIE \
          -fstack-protector-strong -pthread -MMD -MP $(PATHS) $(CPPFLAGS) $(CFLAGS)
LINK    = $(CC) $(OPT) -pie -pthread -Wl,--as-needed -Wl,-z,relro -Wl,-z,now $(CFLAGS) $(LDFLAGS)

Q    = $(if $(V),,@)
say  = $(if $(V),,@printf '  %-5s %s\n' $(1) '$(2)')
# One job per core, unless the user said how many.
MORE = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
SUB  = +@$(MAKE) --no-print-directory $(MORE)

# Writes $(1) to the target when it differs, so that what depends on it is left alone otherwise.
define keep
@mkdir -p $(@D)
@printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' >$@
endef

SRC     := $(sort $(wildcard kiosk/*/*.c))
MAINS   := $(patsubst kiosk/%.c,$(B)/obj/%.o,$(wildcard kiosk/*.c))
HEADERS := $(sort $(wildcard kiosk/*/*.h tests/*.h tests/*/*.h))
OBJ     := $(SRC:kiosk/%.c=$(B)/obj/%.o) $(B)/gen/slide_kinds.o $(B)/gen/form_kinds.o \
           $(B)/gen/verbs.o

$(B)/obj/%.o: kiosk/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -c -o $@ $<

$(B)/gen/%.o: $(B)/gen/%.c $(B)/flags
	$(call say,CC,$<)
	$(Q)$(COMPILE) -c -o $@ $<

$(B)/tests/%.o: tests/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -c -o $@ $<

$(B)/flags: FORCE
	@pkg-config --exists $(PC) 2>/dev/null || { pkg-config --print-errors --exists $(PC); \
	  echo 'Libraries are missing. Install them with: make deps' >&2; exit 1; }
	$(call keep,$(COMPILE) | $(LINK) | $(KIOSK_LIBS) | $(CTL_LIBS))

# Where the program finds its pictures and translations. Only files that name the macro get it; they
# are compiled a second time for `make install`.
PATHS_SRC := $(shell grep -lE '(ASSETS|LOCALE)_DIR' $(SRC) /dev/null)
PATHS_OBJ := $(PATHS_SRC:kiosk/%.c=$(B)/obj/%.o)
HERE       = -DASSETS_DIR='"$(CURDIR)/assets"' -DLOCALE_DIR='"$(abspath $(B))/locale"'
INSTALLED  = -DASSETS_DIR='"$(datadir)/breakroom"' -DLOCALE_DIR='"$(datadir)/locale"'

$(PATHS_OBJ): private PATHS = $(HERE)
$(PATHS_OBJ:$(B)/obj/%=$(B)/installed/%): private PATHS = $(INSTALLED)
$(PATHS_OBJ): $(B)/paths
$(B)/paths: FORCE
	$(call keep,$(HERE))
$(B)/installed/paths: FORCE
	$(call keep,$(INSTALLED))

$(B)/installed/%.o: kiosk/%.c $(B)/flags $(B)/installed/paths
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -c -o $@ $<

# Tables of what a folder defines: a file with a line `const struct slide_kind slide_x = …` is in the
# table of slide kinds, and so for forms and verbs. Nothing else has to be edited.
# $(1) folder, $(2) struct, $(3) prefix of the names, $(4) header, $(5) array, $(6) count.
define table
@mkdir -p $(@D)
@names=$$(sed -n 's/^const struct $(2) $(3)_\([a-z0-9_]*\) *=.*/$(3)_\1/p' kiosk/$(1)/*.c \
  /dev/null 2>/dev/null | LC_ALL=C sort); \
{ printf '#include "$(4)"\n\n#include <stddef.h>\n\n'; \
  for n in $$names; do echo "extern const struct $(2) $$n;"; done; \
  printf '\nconst struct $(2) *const $(5)[] = {\n'; \
  for n in $$names; do echo "    &$$n,"; done; \
  printf '    NULL,\n};\nconst unsigned $(6) = sizeof $(5) / sizeof *$(5) - 1;\n'; } >$@.new; \
cmp -s $@.new $@ && rm $@.new || mv $@.new $@
endef

$(B)/gen/slide_kinds.c: FORCE
	$(call table,slides,slide_kind,slide,scene/slide.h,slide_kinds,slide_kind_count)
$(B)/gen/form_kinds.c: FORCE
	$(call table,forms,form_kind,form,scene/form.h,form_kinds,form_kind_count)
$(B)/gen/verbs.c: FORCE
	$(call table,ctl,verb,verb,ctl/verb.h,verbs,verb_count)

# The screen never links the parsers of foreign data, nor kioskctl a screen: SDL is not in CTL_LIBS,
# and these folders are not in the kiosk.
KIOSK_OBJ := $(B)/obj/main.o $(filter-out $(B)/obj/ctl/% $(B)/obj/import/% $(B)/gen/verbs.o,$(OBJ))
LIB       := $(B)/libbreakroom.a

programs: $(B)/kiosk $(B)/kioskctl locale

$(B)/kiosk: $(KIOSK_OBJ) $(B)/objects
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $(KIOSK_OBJ) $(KIOSK_LIBS)

$(B)/kioskctl: $(B)/obj/kioskctl.o $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(CTL_LIBS)

# q, not r, which would keep only one of ctl/import.o and import/import.o.
$(LIB): $(OBJ) $(B)/objects
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar qcs $@ $(OBJ)

# A file that went away must leave the archive too.
$(B)/objects: FORCE
	$(call keep,$(OBJ))

PO := $(wildcard assets/po/*.po)
MO := $(PO:assets/po/%.po=$(B)/locale/%/LC_MESSAGES/breakroom.mo)
.PHONY: programs locale
# Why the link: kiosk/i18n/i18n.c, leave_c_locale.
locale: $(MO)
	@mkdir -p $(B)/locale && ln -sfn /usr/lib/locale/C.utf8 $(B)/locale/breakroom.utf8
$(B)/locale/%/LC_MESSAGES/breakroom.mo: assets/po/%.po
	@mkdir -p $(@D)
	$(call say,MSG,$<)
	$(Q)msgfmt -c -o $@ $<

run: deps-run
	$(SUB) programs
	@set -e; if [ ! -e '$(DATA)/content/current' ]; then \
	  $(B)/kioskctl import content --yes --data '$(DATA)'; \
	  $(B)/kioskctl kudos import content/kudos.csv --data '$(DATA)'; fi
	@$(B)/kiosk --data '$(DATA)' || { [ $$? = 69 ] && \
	  $(B)/kiosk --shots build/shots --data '$(DATA)' && \
	  echo 'No screen here, so every screen was saved as a picture in build/shots.'; }

# tests/<folder>/test_*.c are cmocka programs, tests/fuzz/fuzz_*.c replay their corpus, and
# tests/<folder>/run of these folders are scripts. See tests/run.
SCRIPTS    = golden torture steps monkey ctl kill fault systemd window slow readme
TEST_SRC  := $(sort $(wildcard tests/$(or $(T),*)/test_*.c tests/$(or $(T),*)/fuzz_*.c))
# Sanitizers have nothing to say of time and memory, of units and of README. What a finger does in a
# window it does in steps and monkey as well, and what is measured on pixels is drawn by the same code
# as there. T=window and the like run it all the same.
ifeq ($(MODE),asan)
ifeq ($(T),)
  SCRIPTS  := $(filter-out systemd slow readme window torture,$(SCRIPTS))
  TEST_SRC := $(filter-out %/test_photo_memory.c %/test_audit.c %/test_sizes.c,$(TEST_SRC))
endif
endif
TEST_BIN  := $(TEST_SRC:%.c=$(B)/%)
TEST_RUN  := $(wildcard $(patsubst %,tests/%/run,$(if $(T),$(filter $(T),$(SCRIPTS)),$(SCRIPTS))))
# What the scripts and `make bench` run: programs that look at pictures, measure, and so on.
TOOL_SRC  := $(wildcard tests/*/tool_*.c)
TOOL_BIN  := $(TOOL_SRC:%.c=$(B)/%)
# For LD_PRELOAD: a disk whose fsync takes long, a touch panel, a disk that fails at the n-th call.
FAULTS     = $(B)/tests/fault/slow_fsync.so $(B)/tests/fault/fingers.so $(B)/tests/fault/nth.so
BENCH_SRC := $(wildcard tests/bench/bench_*.c)
BENCH_BIN := $(BENCH_SRC:%.c=$(B)/%)
FUZZ_SRC  := $(wildcard tests/fuzz/fuzz_$(or $(TARGET),*).c)
FUZZ_BIN  := $(FUZZ_SRC:%.c=$(B)/%)
ALL_LIBS   = $(KIOSK_LIBS) $(CTL_LIBS)

test: deps-test
	$(SUB) test-built
.PHONY: test-built
test-built: $(TEST_BIN) $(if $(TEST_RUN),programs $(TOOL_BIN) $(FAULTS))
	@BUILD=$(B) tests/run $(TEST_RUN) $(TEST_BIN)

asan:
	$(SUB) MODE=asan test

# libFuzzer has a main of its own.
FUZZ_MAIN = $(if $(filter fuzz,$(MODE)),,$(B)/tests/fuzz/replay.o)

$(sort $(FUZZ_BIN) $(filter $(B)/tests/fuzz/%,$(TEST_BIN))): %: %.o $(FUZZ_MAIN) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) $(if $(FUZZ_MAIN),,-fsanitize=fuzzer) -o $@ $^ $(ALL_LIBS)

$(filter-out $(B)/tests/fuzz/%,$(TEST_BIN)): %: %.o $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS) -lcmocka

$(TOOL_BIN) $(BENCH_BIN): %: %.o $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS)

$(FAULTS): $(B)/%.so: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(PC_CFLAGS) $(WARN) -O2 -fPIC -shared $(CFLAGS) $(LDFLAGS) \
	  -o $@ $<

fuzz: deps-fuzz
	$(SUB) MODE=fuzz fuzz-built
.PHONY: fuzz-built
# New inputs stay in the build folder; an input that crashes goes to the corpus, to be committed.
fuzz-built: $(FUZZ_BIN:%=%.run)

.PHONY: $(FUZZ_BIN:%=%.run)
$(FUZZ_BIN:%=%.run): %.run: %
	@t=$(@F:fuzz_%.run=%); seeds=tests/fuzz/corpus/$$t; mkdir -p $$seeds $(B)/corpus/$$t; \
	  echo "fuzz $$t, $(SECONDS) s"; \
	  $< -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1024 -verbosity=0 \
	    -artifact_prefix=$$seeds/ $(B)/corpus/$$t $$seeds

bench: programs $(BENCH_BIN)
	@if [ -x tests/bench/run ]; then BUILD=$(B) tests/bench/run; fi

# Golden pictures and draw lists: look at what changed, then commit. K=name takes one.
bless: programs $(TOOL_BIN)
	@BUILD=$(B) tests/golden/run --bless $(K)
	@[ -n '$(K)' ] || BUILD=$(B) tests/torture/run --bless

# The words of the screen. The head has a date, so only what comes after it is compared.
POT      = assets/po/breakroom.pot
# Functions of the report, and the number of the argument that they translate. Notes are imported on
# the command line, which is English.
REPORTS  = report_add:6 table_report:5 PROBLEM:4 table_name:4 date_column:5
EXTRACT  = LC_ALL=C xgettext --language=C --from-code=UTF-8 --keyword= --keyword=tr \
           --keyword=trn:1,2 --keyword=N_ $(REPORTS:%=--keyword=%) --add-comments \
           --add-location=file --no-wrap --package-name=breakroom --output=- \
           $(filter-out kiosk/import/kudos.c,$(SRC))
MESSAGES = sed -e '1,/^$$/d' -e '/^\#/d'

lint:
	@tests/lint/run
	@tests/lint/selftest
	@[ "$$($(EXTRACT) | $(MESSAGES))" = "$$($(MESSAGES) $(POT))" ] || \
	  { echo '$(POT) is not what the sources say: make pot' >&2; exit 1; }
	$(SUB) MODE=lint WERROR=1 lint-compile
	$(SUB) MODE=release lint-fit

# Every header alone, and every source file, with warnings as errors.
C_TESTS = $(sort $(wildcard tests/*/*.c))
lint-compile: $(HEADERS:%=$(B)/alone/%.o) $(OBJ) $(MAINS) $(C_TESTS:%.c=$(B)/%.o)

$(B)/alone/%.o: % $(B)/flags
	@mkdir -p $(@D)
	$(call say,HDR,$<)
	$(Q)echo '#include "$(patsubst tests/%,%,$(patsubst kiosk/%,%,$<))"' | \
	  $(COMPILE) -MF $(@:.o=.d) -MT $@ -x c -c -o $@ -

# No word may be cut in any language. Without fonts this cannot be seen.
FIT = $(B)/tests/lint/tool_fit
lint-fit: programs $(FIT)
	@work=$$(mktemp -d) && BUILD=$(B) tests/sample $$work/data && \
	  $(FIT) $$work/data en $(PO:assets/po/%.po=%); status=$$?; rm -rf $$work; exit $$status

# What translators start from: copy it to assets/po/<language>.po. Those that are there get what is
# new, to be translated; what is gone stays at their end as a comment, to be deleted.
pot:
	@mkdir -p $(dir $(POT))
	@$(EXTRACT) >$(POT)
	@set -e; for po in $(PO); do msgmerge --quiet --update --backup=none --no-fuzzy-matching \
	  --no-wrap --add-location=file $$po $(POT); done

format:
	clang-format -i $(SRC) $(wildcard kiosk/*.c tests/*/*.c) $(HEADERS)

NEW = $(B)/installed

$(NEW)/paths.a: $(PATHS_OBJ:$(B)/obj/%=$(NEW)/%)
	@mkdir -p $(@D)
	$(Q)rm -f $@ && ar qcs $@ $^

# paths.a comes before the library, so its members win.
$(NEW)/kiosk: $(filter-out $(PATHS_OBJ),$(KIOSK_OBJ)) $(NEW)/paths.a
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(KIOSK_LIBS)

$(NEW)/kioskctl: $(B)/obj/kioskctl.o $(NEW)/paths.a $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(CTL_LIBS)

install: $(NEW)/kiosk $(NEW)/kioskctl locale
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(datadir)/breakroom $(DESTDIR)$(unitdir)
	install $(NEW)/kiosk $(NEW)/kioskctl $(DESTDIR)$(bindir)
	cp -R assets/. $(DESTDIR)$(datadir)/breakroom
	if [ -d $(B)/locale ]; then mkdir -p $(DESTDIR)$(datadir)/locale && \
	  cp -R $(B)/locale/. $(DESTDIR)$(datadir)/locale; fi
	install -d $(DESTDIR)$(libexecdir) $(DESTDIR)$(udevdir) $(DESTDIR)$(sysusersdir) \
	  $(DESTDIR)$(tmpfilesdir)
	set -e; place() { sed 's|@bindir@|$(bindir)|; s|@libexecdir@|$(libexecdir)|' systemd/$$1 >"$$2" && \
	  chmod $$3 "$$2"; }; \
	for u in $(UNITS); do place $$u $(DESTDIR)$(unitdir)/$$u 644; done; \
	for s in kiosk-usb kiosk-usb-out; do place $$s $(DESTDIR)$(libexecdir)/$$s 755; done
	install -m 644 systemd/90-kiosk-usb.rules $(DESTDIR)$(udevdir)
	install -m 644 systemd/kiosk.sysusers $(DESTDIR)$(sysusersdir)/kiosk.conf
	install -m 644 systemd/kiosk.tmpfiles $(DESTDIR)$(tmpfilesdir)/kiosk.conf

clean:
	rm -rf build

help:
	@echo 'make            build build/$(MODE)/kiosk and kioskctl; installs nothing'
	@echo 'make run        install what is missing (apt), build, load content/ once, show it;'
	@echo '                without a screen, save every screen as a picture in build/shots'
	@echo 'make test       install what is missing, build, run all tests; T=text: one folder of tests/'
	@echo 'make asan       the tests with address and undefined-behaviour checks'
	@echo 'make fuzz       every fuzz target for SECONDS=60; TARGET=csv: only that one'
	@echo 'make bench      measurements'
	@echo 'make lint       layers, headers, line length, translations, warnings'
	@echo 'make pot        collect the words of the screen for translators, in assets/po'
	@echo 'make bless      write the golden files anew; K=name: only those'
	@echo 'make format     clang-format over all sources'
	@echo 'make install    to DESTDIR and prefix=/usr/local'
	@echo 'make deps       install everything the above need'
	@echo 'make clean      remove build/'
	@echo
	@echo 'MODE=release|debug|asan|fuzz, V=1 shows commands, DATA= is the data folder of make run'

-include $(shell find $(B) -name '*.d' 2>/dev/null)
