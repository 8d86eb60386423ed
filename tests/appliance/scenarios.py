"""What happens to sticks at a real door: udev, systemd and the kernel's file systems. Run by
tests/appliance/run; one machine for all scenarios, in the order of SCENARIOS."""

import glob
import inspect
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import traceback

import hostile
from machine import Broken, Machine

DATA = '/var/lib/kiosk'
READ_S = 180     # from plugging in to an end on the screen; decoding pictures is emulated, too
PIN = '2468'
WHO = ['systemd', 'kernel', 'kiosk', 'kiosk-usb', 'kiosk-usb-out', 'probe']
LOAD = (640, 430)          # the button of the preview at 800 x 480
DONE = (110, 408)          # the left one of an end


class Wrong(Exception):
    """Something is not as it has to be."""


def check(holds, what):
    if not holds:
        raise Wrong(what)


class Door:
    def __init__(self, work, machine):
        self.work = work
        self.m = machine
        self.pid = None
        self.shots = 0

    # --- what is there

    def screen(self):
        return self.m.out('systemctl show -P StatusText kiosk').strip()

    def stage(self):
        """What the importer has written of itself, by its keys."""
        said = self.m.sh(f'cat {DATA}-import/progress 2>/dev/null')[1]
        return dict(line.partition(' ')[::2] for line in said.splitlines())

    def problems(self):
        return self.m.sh(f'cat {DATA}-import/problems 2>/dev/null')[1]

    def generation(self):
        return self.m.sh(f'readlink {DATA}/content/current')[1].strip()

    def mark(self):
        """For journal: from here on."""
        said = self.m.out('journalctl -q -n 1 --show-cursor --no-pager')
        return re.search(r'-- cursor: (.*)', said)[1]

    def journal(self, cursor, who=WHO):
        """Not what this test asks the guest for."""
        who = ' '.join(f'-t {name}' for name in who)
        return self.m.sh(f"journalctl -q --no-pager --after-cursor='{cursor}' {who}")[1]

    def shot(self, name):
        self.shots += 1
        return self.m.shot(f'{self.work}/{self.shots:02}-{name}.png')

    # --- what is done

    def wait_screen(self, pattern, seconds=READ_S):
        said = self.m.until('systemctl show -P StatusText kiosk', f'^({pattern})$', seconds)
        time.sleep(1.5)  # it fades in
        return said.strip()

    def rest(self):
        """Nothing is plugged in, no form is open, nothing is staged or being read."""
        end = time.monotonic() + 90
        while time.monotonic() < end:
            if self.screen().startswith('stick'):
                self.m.key('esc')
                time.sleep(1.5)
            elif self.is_reading():
                time.sleep(1)
            else:
                self.m.sh(f'rm -rf {DATA}-import/*')
                return
        raise Broken('the screen does not come back to its slides')

    def is_reading(self):
        units = self.m.sh("systemctl list-units --all --plain --no-legend 'kiosk-usb*.service'")[1]
        return 'activating' in units

    def enter_pin(self):
        self.m.key(*PIN, 'ret')

    def present(self, image, ends, seconds=READ_S, **how):
        """Plugs it in and waits for an end, which is to be one of these; returns the stage then."""
        self.m.plug(image, **how)
        end = self.wait_screen('stick|stick-same|stick-refused|stick-loaded', seconds)
        stage = self.stage()
        check(re.fullmatch(ends, end), f'the screen shows {end}: {stage}')
        return stage

    def make_fat(self, name, folder, size=64):
        """A stick as it is bought, of that many MiB, with the files of a folder; its label is the
        name."""
        image = f'{self.work}/{name}.img'
        with open(image, 'wb') as f:
            f.truncate(size << 20)
        subprocess.run(['sfdisk', '-q', image], check=True, text=True,
                       input='label: dos\nstart=2048, type=c\n')
        subprocess.run(['mkfs.vfat', '-F', '32', '--offset', '2048', '-n', name.upper(), image,
                        str(((size << 11) - 2048) // 2)], check=True, stdout=subprocess.DEVNULL)
        if folder:
            subprocess.check_call(['mcopy', '-s', '-i', f'{image}@@1M',
                                   *glob.glob(f'{folder}/*'), '::/'])
        return image

    def make_on_bench(self, name, script):
        """An image that the guest writes on its second disk, $disk, which is empty before."""
        self.m.out('wipefs -aqf /dev/disk/by-id/virtio-bench; '
                   f'disk=$(readlink -f /dev/disk/by-id/virtio-bench); set -e; {script}; '
                   'sync; blockdev --flushbufs $disk', 120)
        image = f'{self.work}/{name}.img'
        subprocess.check_call(['cp', '--sparse=always', f'{self.work}/bench.img', image])
        return image


def small_folder(door, people='Ada Lind,Sales\nBo Berg,Sales\n'):
    folder = f'{door.work}/small'
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    with open(f'{folder}/people.csv', 'w', encoding='utf-8') as f:
        f.write('name,department\n' + people)
    return folder


# --- a stick that is as it should be

def fresh_device_loads_the_first_stick_and_its_pin_is_chosen(door):
    m = door.m
    stage = door.present(door.make_fat('sample', 'content'), 'stick')
    check(stage.get('phase') == 'ready' and stage.get('label') == 'SAMPLE', f'staged: {stage}')
    door.shot('preview')
    m.unplug()
    time.sleep(3)
    check(door.screen() == 'stick', 'the preview is still there when the stick is not')
    m.tap(*LOAD)
    door.wait_screen('stick-pin')
    door.shot('pin')
    for _ in range(3):  # it asks, then two times for the one that is chosen
        door.enter_pin()
        time.sleep(3)
    door.wait_screen('stick-loaded')
    door.shot('loaded')
    check(door.generation() == 'generations/0001', 'the first generation is current')
    m.tap(*DONE)
    door.wait_screen('(?!stick).*')
    door.shot('slides')


def wrong_pin_loads_nothing(door):
    door.present(door.make_fat('small', small_folder(door)), 'stick')
    door.m.tap(*LOAD)
    door.wait_screen('stick-pin')
    door.m.key(*'9999', 'ret')
    time.sleep(4)
    check(door.screen() == 'stick-pin', 'it asks once more')
    check(door.generation() == 'generations/0001', 'nothing was loaded')
    door.enter_pin()
    door.wait_screen('stick-loaded')
    check(door.generation() == 'generations/0002', 'the right one loads')
    door.m.unplug()
    door.m.tap(*DONE)  # a key could mean the other button, which takes it back
    door.wait_screen('(?!stick).*')


def exfat_is_read(door):
    image = door.make_on_bench('exfat', (
        'mkfs.exfat -L CARD $disk >/dev/null; mkdir -p /mnt/e; mount -t exfat $disk /mnt/e; '
        "printf 'name,department\\nCy Exfat,Sales\\n' >/mnt/e/people.csv; umount /mnt/e"))
    stage = door.present(image, 'stick')
    check(stage.get('phase') == 'ready' and stage.get('label') == 'CARD', f'staged: {stage}')
    door.shot('exfat')
    door.m.unplug()


def same_stick_again_changes_nothing(door):
    stage = door.present(f'{door.work}/small.img', 'stick-same')
    door.shot('same')
    check(stage.get('phase') == 'ready', f'staged: {stage}')
    door.m.unplug()


# --- a stick that fails

def old_content_stays(door, before, why):
    check(door.generation() == before, 'the old content stays')
    check(re.search(why, door.stage().get('why', '')) or not why, f'words: {door.stage()}')


def pulled_out_while_it_is_read(door):
    before = door.generation()
    door.m.plug(f'{door.work}/sample.img', driver='throttle', **{'throttle-group': 'slow'})
    door.wait_screen('stick-reading')
    door.shot('reading')
    door.m.unplug()
    door.wait_screen('stick-refused')
    door.shot('pulled')
    old_content_stays(door, before, '')


def slow_stick_is_read_to_its_end(door):
    stage = door.present(f'{door.work}/sample.img', 'stick', 300, driver='throttle',
                         **{'throttle-group': 'slow'})
    check(stage.get('phase') == 'ready', f'staged: {stage}')
    door.m.unplug()


def bad_sector(door):
    """In the middle of people.csv."""
    before = door.generation()
    image = door.make_fat('bad', 'content')
    with open('content/people.csv', 'rb') as f:
        first = f.read(64)
    with open(image, 'rb') as f:
        at = f.read().index(first)
    door.present(image, 'stick-refused|stick', driver='blkdebug', **{'inject-error': [
        {'event': 'read_aio', 'errno': 5, 'sector': at // 512, 'once': False}]})
    door.shot('bad-sector')
    old_content_stays(door, before, 'damaged')
    door.m.unplug()


# --- a stick that was made to do harm

UNREAD = 'formatted as {}.* Only FAT32 and exFAT are read here'
EXPECTED = {
    'cyclic_file': 'more than 5 MB|damaged|could be used',
    'cyclic_folder': 'damaged',
    'cyclic_root': 'damaged',
    'million_entries': 'more than 20000 files',
    'million_photos': 'damaged',
    'long_names': None,
    'odd_names': 'damaged',
    'slashed_names': 'damaged',
    'fat_outside': 'damaged',
    'same_names': None,
    'truncated': 'damaged',
    'superfloppy': None,
    'gpt': None,
    'ext4': UNREAD.format('ext4'),
    'luks': UNREAD.format('LUKS, which is encrypted'),
    'ntfs': UNREAD.format('NTFS'),
    'iso9660': UNREAD.format('an installation disc'),
    'empty': UNREAD.format('something unknown'),
    'noise': UNREAD.format('something unknown'),
}


def hostile_stick(name, why):
    """A scenario: why is what the screen has to say, None when what is good on it is shown."""
    def scenario(door):
        image = f'{door.work}/{name}.img'
        getattr(hostile, name)(image)
        before, since = door.generation(), door.mark()
        stage = door.present(image, 'stick' if why is None else 'stick-refused')
        door.shot(name)
        old_content_stays(door, before, why or '')
        if why is None:
            check(stage.get('phase') == 'ready', f'staged: {stage}')
        journal = door.journal(since)
        if why and why.startswith('formatted'):
            check('EXT4-fs' not in journal and 'kiosk-usb@' not in journal, 'it is never mounted')
        if name == 'gpt':
            names = door.m.out(f'cat {DATA}-import/content/generations/*/content.db | '
                               "tr -c '[:print:]' '\\n'")
            check('Ada Lind' in names and 'Evil Efi' not in names, 'only the part for people')
        check('oom-kill' not in journal, 'no memory ran out')
        door.m.unplug()
        os.unlink(image)
    scenario.__name__ = f'hostile_{name}'
    return scenario


def change_service(door, *lines):
    """Until it is called without lines."""
    folder = '/run/systemd/system/kiosk-usb@.service.d'
    if lines:
        door.m.out(f'mkdir -p {folder}')
        door.m.put(f'{folder}/test.conf', '\n'.join(['[Service]', *lines, '']).encode())
    else:
        door.m.out(f'rm -rf {folder}')
    door.m.out('systemctl daemon-reload')


def importer_that_needs_too_much_memory_is_stopped(door):
    before, since = door.generation(), door.mark()
    change_service(door, 'MemoryMax=12M')
    door.present(f'{door.work}/sample.img', 'stick-refused')
    door.shot('memory')
    check('oom-kill' in door.journal(since), 'its memory ran out')
    check(door.generation() == before, 'the old content stays')
    door.m.unplug()
    change_service(door)


# --- what pretends to be a stick

def keyboards_and_network_adapters_get_nothing(door):
    since = door.mark()
    door.m.plug_device('usb-kbd', 'keys')
    door.m.qmp('netdev_add', type='user', id='net', restrict=True)
    door.m.plug_device('usb-net', 'adapter', netdev='net')
    door.m.until('ls /sys/class/net', '^(usb|eth)', 30)
    time.sleep(5)
    journal = door.journal(since, ['systemd'])
    check('kiosk' not in journal, f'no service starts: {journal}')
    door.m.unplug('adapter', disk=False)
    door.m.unplug('keys', disk=False)


# --- the sandbox

# As root within the sandbox, then as the importer. Each line says whether it could do something.
PROBE = r'''#!/bin/bash
try() {
    can=can
    "${@:2}" >/dev/null 2>&1 || can=cannot
    echo "PROBE $who $can $1"
}
connect() { bash -c 'exec 3<>/dev/tcp/127.0.0.1/9' 2>&1 | grep -q refused; }
put() { : 2>/dev/null >"$1/probe" && rm "$1/probe"; }
all() {
    try network connect
    try disk head -c 1 /dev/vda
    try memory head -c 1 /dev/mem
    try notes cat /var/lib/kiosk/kudos.db
    try shadow cat /etc/shadow
    try content ls /var/lib/kiosk/content/current/
    try namespace unshare --user true
    for folder in / /etc /usr /var /home /root /run /var/lib /var/lib/kiosk /dev/shm \
        /run/kiosk-usb /run/kiosk-usb/stick /var/lib/kiosk/content /var/lib/kiosk-out \
        /var/lib/kiosk-seal /var/lib/kiosk-import; do
        try "write:$folder" put $folder
    done
}
export -f try connect put all
who=root; export who; all
who=importer
setpriv --reuid=kiosk-import --regid=kiosk --clear-groups --inh-caps=-all --ambient-caps=-all \
    --bounding-set=-all --no-new-privs bash -c all
'''


def probe(door, *loosened):
    """What can be done in the place of the importer, as who:what."""
    door.m.put('/usr/local/bin/probe', PROBE.encode())
    door.m.out('chmod 755 /usr/local/bin/probe')
    change_service(door, 'ExecStart=', 'ExecStart=/usr/local/bin/probe', *loosened)
    since = door.mark()
    door.m.plug(f'{door.work}/small.img')
    door.m.until(f"journalctl -q -o cat --no-pager --after-cursor='{since}' -t systemd",
                 'Finished kiosk-usb@', 90)
    said = door.journal(since)
    door.m.unplug()
    change_service(door)
    return {f'{who}:{what}' for who, what in re.findall(r'PROBE (\S+) can (\S+)', said)}, said


def sandbox_lets_the_importer_write_its_stage_and_nothing_else(door):
    can, said = probe(door)
    check('PROBE importer cannot network' in said, f'the probe ran: {said}')
    wanted = {'importer:content', 'importer:write:/var/lib/kiosk-import'}
    theirs = {what for what in can if what.startswith('importer:')}
    check(theirs == wanted, f'the importer can {sorted(theirs)}')
    # Root's own: no device, no network, no notes either. What it writes is what was read last.
    root = can - theirs
    check(not {w for w in root if w.split(':')[1] in ('network', 'disk', 'memory', 'notes',
                                                     'namespace')}, f'root can {sorted(root)}')
    check({what for what in root if 'write:' in what} ==
          {'root:write:/run/kiosk-usb', 'root:write:/run/kiosk-usb/stick'}, f'root: {root}')


def probe_notices_a_sandbox_that_is_open(door):
    can, _ = probe(door, 'PrivateNetwork=no', 'RestrictAddressFamilies=', 'IPAddressDeny=',
                      'DevicePolicy=auto', 'DeviceAllow=', 'ProtectSystem=no', 'InaccessiblePaths=',
                      'TemporaryFileSystem=', 'BindReadOnlyPaths=', 'ReadWritePaths=',
                      'ReadOnlyPaths=', 'RestrictNamespaces=no')
    for what in ('importer:network', 'root:disk', 'importer:write:/dev/shm', 'root:write:/etc',
                 'importer:notes'):
        check(what in can, f'{what} would be seen: {sorted(can)}')


# --- a stick with a signature

def signed_stick_loads_by_itself(door):
    folder = f'{door.work}/signed'
    shutil.copytree('tests/ctl/signed/stick', folder)
    door.m.out('mkdir -p /etc/kiosk/keys.d')
    for key in glob.glob('tests/ctl/signed/keys/*.pub'):
        with open(key, 'rb') as f:
            door.m.put(f'/etc/kiosk/keys.d/{os.path.basename(key)}', f.read())
    door.m.out('chmod -R a+rX /etc/kiosk')
    before = door.generation()
    seven = door.make_fat('seven', folder)
    shutil.copy('tests/ctl/signed/serial8.txt', f'{folder}/manifest.txt')
    shutil.copy('tests/ctl/signed/serial8.minisig', f'{folder}/manifest.txt.minisig')
    door.present(door.make_fat('eight', folder), 'stick-loaded')
    door.shot('signed')
    check(door.generation() != before, 'serial 8 is loaded')
    door.m.unplug()
    door.rest()
    before = door.generation()
    stage = door.present(seven, 'stick|stick-same|stick-refused')
    door.shot('older-serial')
    check(door.generation() == before, f'serial 7 is not: {stage}')
    door.m.unplug()


# --- onto a stick

def give(door, folder, size=200000):
    """Puts a folder aside as the screen does, from within its sandbox, and returns the answer."""
    script = (f'cd {DATA}-out && umask 0027 && rm -f answer && mkdir -p files/{folder}/notes && '
              f'head -c {size} /dev/urandom >files/{folder}/notes/kudos.db && '
              f'echo a,b >files/{folder}/notes.csv && echo {folder} >request.new && '
              'mv request.new request')
    door.m.put('/run/give', script.encode())
    door.m.out(f'chmod 644 /run/give; nsenter -t {door.pid} -m setpriv --reuid=kiosk --regid=kiosk '
               '--clear-groups sh /run/give')
    answer = door.m.until(f'cat {DATA}-out/answer 2>/dev/null', '.', 90).strip()
    door.m.until(f'ls {DATA}-out; systemctl is-active kiosk-usb-out', '^inactive', 30)
    check('request' not in door.m.out(f'ls {DATA}-out').split(), 'the request is gone')
    return answer


def files_go_onto_a_stick(door):
    check(give(door, 'breakroom-backup') == 'no-stick', 'no stick')
    image = door.make_fat('blue', None)
    door.present(image, 'stick-refused')
    since = door.mark()
    check(give(door, 'breakroom-backup') == 'done BLUE', 'done')
    check(give(door, 'breakroom-backup') == 'done BLUE', 'once more')
    time.sleep(3)
    check('kiosk-usb@' not in door.journal(since, ['systemd']), 'what is written is not read')
    door.m.plug(f'{door.work}/small.img', 'second')
    door.m.until('cat /proc/partitions', 'sdb', 30)
    time.sleep(2)
    check(give(door, 'breakroom-backup') == 'several-sticks', 'two sticks')
    door.m.unplug('second')
    door.m.unplug()
    for name in ('breakroom-backup', 'breakroom-backup-2'):
        for file in ('notes.csv', 'notes/kudos.db'):
            there = subprocess.run(['mtype', '-i', f'{image}@@1M', f'::/{name}/{file}'],
                                   check=True, capture_output=True).stdout
            size = len(there)
            check(size == 4 if file == 'notes.csv' else size == 200000, f'{name}/{file}: {size}')


def full_and_locked_sticks_are_told(door):
    image = door.make_fat('full', None, 34)
    with open(f'{door.work}/ballast', 'wb') as f:
        f.write(b'x' * (32 << 20))
    subprocess.check_call(['mcopy', '-i', f'{image}@@1M', f'{door.work}/ballast', '::/'])
    door.present(image, 'stick-refused')
    check(give(door, 'breakroom-backup', 2000000) == 'full', 'full')
    door.m.unplug()
    door.rest()
    door.m.plug(f'{door.work}/blue.img', read_only=True)
    door.wait_screen('stick.*')
    check(give(door, 'breakroom-backup') == 'read-only', 'read-only')
    door.m.unplug()


# --- afterwards

def nothing_has_failed(door):
    failed = door.m.out('systemctl --failed --plain --no-legend').strip()
    check(not failed, f'failed: {failed}')
    mounts = door.m.sh('grep -l kiosk-usb /proc/[0-9]*/mountinfo')[1]
    check(not mounts.strip() and 'vfat' not in door.m.out('cat /proc/mounts'), f'mounted: {mounts}')
    check(not door.m.sh('pgrep -u kiosk-import,kiosk-seal,kiosk-out')[1].strip(), 'processes')


def frames_go_on(door):
    """Slides follow each other."""
    first = door.shot('slides')
    end = time.monotonic() + 90
    while door.m.shot(f'{door.work}/later.png') == first:
        check(time.monotonic() < end, 'the screen stands still')
        time.sleep(2)


SCENARIOS = [
    fresh_device_loads_the_first_stick_and_its_pin_is_chosen, wrong_pin_loads_nothing,
    same_stick_again_changes_nothing, exfat_is_read, pulled_out_while_it_is_read,
    slow_stick_is_read_to_its_end, bad_sector,
    *[hostile_stick(name, why) for name, why in EXPECTED.items()],
    importer_that_needs_too_much_memory_is_stopped, keyboards_and_network_adapters_get_nothing,
    sandbox_lets_the_importer_write_its_stage_and_nothing_else,
    probe_notices_a_sandbox_that_is_open, signed_stick_loads_by_itself, files_go_onto_a_stick,
    full_and_locked_sticks_are_told, frames_go_on, nothing_has_failed,
]


def run(door, scenario):
    """True when it holds, and the screen has not been disturbed."""
    begin, since = time.monotonic(), door.mark()
    wrong = None
    try:
        scenario(door)
    except (Wrong, Broken) as e:
        wrong = str(e)
    except Exception:  # the scenario itself is at fault: the others still run
        wrong = traceback.format_exc()
    name = scenario.__name__
    try:
        if wrong:
            door.shot(f'FAILED-{name}')
            with open(f'{door.work}/FAILED-{name}.journal', 'w', encoding='utf-8') as f:
                f.write(door.journal(since))
            change_service(door)
        for device in re.findall(r'stick|second', door.m.qmp(
                'human-monitor-command', **{'command-line': 'info usb'})):
            door.m.unplug(device)
        door.rest()
        pid = door.m.out('systemctl show -P MainPID kiosk').strip()
        if pid != door.pid:
            wrong = wrong or 'the kiosk was started anew'
            door.pid = pid
    except Broken as e:
        wrong = wrong or str(e)
    print(f'{"FAILED " if wrong else "ok     "} {name} ({time.monotonic() - begin:.0f} s)'
          f'{f": {wrong}" if wrong else ""}', flush=True)
    return not wrong


def main():
    work, only = sys.argv[1], sys.argv[2:]
    machine = Machine(work, f'{work}/root.img', f'{work}/vmlinuz', f'{work}/initrd',
                      f'{work}/bench.img')
    passed = failed = 0
    # So that the machine does not outlive us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        begin = time.monotonic()
        machine.wait_for_boot()
        door = Door(work, machine)
        machine.until('systemctl is-active kiosk', '^active', 240)
        door.pid = machine.out('systemctl show -P MainPID kiosk').strip()
        print(f'started in {time.monotonic() - begin:.0f} s', flush=True)
        for scenario in SCENARIOS:
            if only and not any(word in scenario.__name__ for word in only):
                continue
            if run(door, scenario):
                passed += 1
            else:
                failed += 1
    except Broken as e:
        print(f'FAILED  {e}')
        failed += 1
    finally:
        machine.close()
    print(f'{passed} passed, {failed} failed')
    return failed > 0 or passed == 0


if __name__ == '__main__':
    sys.exit(main())
