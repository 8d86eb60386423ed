"""A virtual machine that is driven from outside: QEMU, its monitor (QMP) and the guest's agent.

There is no network in it. What the guest says comes over the agent, what it shows by screendump,
and sticks, keyboards and pointers go in as USB devices. Every wait has a deadline."""

import base64
import json
import os
import re
import socket
import struct
import subprocess
import time
import zlib

BOOT_S = 300    # emulated, on a machine that others use as well
ANSWER_S = 60

# What a boot spends time on and no test looks at.
KERNEL = ('root=/dev/vda rw console=ttyS0 loglevel=4 net.ifnames=0 mitigations=off audit=0 '
          'apparmor=0 no_timer_check tsc=reliable nowatchdog random.trust_cpu=on '
          'systemd.mask=systemd-logind.service')


class Broken(Exception):
    """The machine did not do what was waited for."""


class Channel:
    """Lines of JSON over a socket."""

    def __init__(self, path):
        end = time.monotonic() + ANSWER_S
        while True:
            try:
                self.socket = socket.socket(socket.AF_UNIX)
                self.socket.connect(path)
                break
            except OSError as e:
                if time.monotonic() > end:
                    raise Broken(f'{path}: {e}') from e
                time.sleep(0.1)
        self.rest = b''

    def send(self, message):
        self.socket.sendall(json.dumps(message).encode() + b'\n')

    def line(self, seconds):
        end = time.monotonic() + seconds
        while b'\n' not in self.rest:
            left = end - time.monotonic()
            if left <= 0:
                raise Broken('no answer')
            self.socket.settimeout(left)
            try:
                more = self.socket.recv(65536)
            except TimeoutError as e:
                raise Broken('no answer') from e
            if not more:
                raise Broken('the machine is gone')
            self.rest += more
        line, self.rest = self.rest.split(b'\n', 1)
        return line.lstrip(b'\xff')


class Machine:
    """folder: for sockets and logs. image: the root file system; it is not changed."""

    def __init__(self, folder, image, kernel, initrd, bench):
        self.folder = folder
        self.serial = f'{folder}/serial.log'
        self.events = []
        self.agent = None
        overlay = f'{folder}/root.qcow2'
        subprocess.check_call(['qemu-img', 'create', '-q', '-f', 'qcow2', '-b',
                               os.path.abspath(image), '-F', 'raw', overlay])
        command = [
            'qemu-system-x86_64', '-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'qemu64',
            '-m', '1024', '-smp', '2', '-nodefaults', '-no-user-config', '-display', 'none',
            '-vga', 'none', '-kernel', kernel, '-initrd', initrd, '-append', KERNEL,
            '-drive', f'file={overlay},format=qcow2,if=none,id=root,cache=unsafe',
            '-device', 'virtio-blk-pci,drive=root',
            '-drive', f'file={bench},format=raw,if=none,id=bench,cache=writeback',
            '-device', 'virtio-blk-pci,drive=bench,serial=bench',
            '-device', 'virtio-gpu-pci,xres=800,yres=480', '-device', 'virtio-rng-pci',
            '-device', 'qemu-xhci,id=xhci,p2=8,p3=8', '-device', 'usb-tablet,bus=xhci.0',
            '-device', 'usb-kbd,bus=xhci.0',
            '-object', 'throttle-group,id=slow,x-bps-read=150000',
            '-serial', f'file:{self.serial}', '-qmp', f'unix:{folder}/qmp,server=on,wait=off',
            '-device', 'virtio-serial-pci',
            '-chardev', f'socket,path={folder}/agent,server=on,wait=off,id=agent',
            '-device', 'virtserialport,chardev=agent,name=org.qemu.guest_agent.0',
        ]
        with open(f'{folder}/qemu.log', 'w', encoding='utf-8') as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log)
        self.monitor = Channel(f'{folder}/qmp')
        self.monitor.line(ANSWER_S)
        self.qmp('qmp_capabilities')

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    # --- the monitor

    def qmp(self, command, **arguments):
        self.monitor.send({'execute': command, 'arguments': arguments})
        while True:
            answer = json.loads(self.monitor.line(ANSWER_S))
            if 'event' in answer:
                self.events.append(answer)
            elif 'error' in answer:
                raise Broken(f'{command}: {answer["error"]["desc"]}')
            else:
                return answer['return']

    def shot(self, png):
        """The screen as it is, as a picture."""
        raw = f'{self.folder}/screen.ppm'
        self.qmp('screendump', filename=raw)
        with open(raw, 'rb') as f:
            ppm = f.read()
        head = re.match(rb'P6\s+(\d+)\s+(\d+)\s+255\s', ppm)
        width, height = int(head[1]), int(head[2])
        rows = ppm[head.end():]
        lines = b''.join(b'\0' + rows[y * width * 3:(y + 1) * width * 3] for y in range(height))

        def chunk(kind, data):
            return (struct.pack('>I', len(data)) + kind + data +
                    struct.pack('>I', zlib.crc32(kind + data)))
        with open(png, 'wb') as f:
            f.write(b'\x89PNG\r\n\x1a\n' +
                    chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
                    chunk(b'IDAT', zlib.compress(lines, 6)) + chunk(b'IEND', b''))
        return rows

    def key(self, *codes):
        for code in codes:
            for down in (True, False):
                key = {'down': down, 'key': {'type': 'qcode', 'data': code}}
                self.qmp('input-send-event', events=[{'type': 'key', 'data': key}])
                time.sleep(0.05)

    def tap(self, x, y):
        """In pixels: SDL 2 takes what a tablet says for pixels."""
        self.qmp('input-send-event', events=[{'type': 'abs', 'data': {'axis': 'x', 'value': x}},
                                             {'type': 'abs', 'data': {'axis': 'y', 'value': y}}])
        for down in (True, False):
            time.sleep(0.1)
            self.qmp('input-send-event', events=[
                {'type': 'btn', 'data': {'button': 'left', 'down': down}}])

    def plug(self, image, name='stick', driver=None, read_only=False, **how):
        """A USB stick. driver with how: what QEMU puts between it and the file."""
        file = {'driver': 'file', 'filename': image}
        if driver:
            below = 'image' if driver == 'blkdebug' else 'file'
            file = {'driver': driver, below: file, **how}
        self.qmp('blockdev-add', driver='raw', **{'node-name': f'{name}-disk', 'file': file,
                                                  'read-only': read_only})
        self.qmp('device_add', driver='usb-storage', id=name, drive=f'{name}-disk', bus='xhci.0',
                 removable=True, serial=name)

    def plug_device(self, driver, name, **how):
        self.qmp('device_add', driver=driver, id=name, bus='xhci.0', **how)

    def unplug(self, name='stick', disk=True):
        self.qmp('device_del', id=name)
        end = time.monotonic() + ANSWER_S
        while not any(e['event'] == 'DEVICE_DELETED' and e['data'].get('device') == name
                      for e in self.events):
            if time.monotonic() > end:
                raise Broken(f'{name} cannot be unplugged')
            self.qmp('query-status')
            time.sleep(0.1)
        self.events.clear()
        if disk:
            self.qmp('blockdev-del', **{'node-name': f'{name}-disk'})

    # --- the guest

    def wait_for_boot(self):
        end = time.monotonic() + BOOT_S
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Broken('QEMU ended')
            self.agent = self.agent or Channel(f'{self.folder}/agent')
            number = int(time.monotonic() * 1000)
            self.agent.send({'execute': 'guest-sync', 'arguments': {'id': number}})
            try:
                while json.loads(self.agent.line(3)).get('return') != number:
                    pass
                return
            except (Broken, ValueError):
                pass
        raise Broken('the machine did not start')

    def ask(self, command, **arguments):
        self.agent.send({'execute': command, 'arguments': arguments})
        answer = json.loads(self.agent.line(ANSWER_S))
        if 'error' in answer:
            raise Broken(f'{command}: {answer["error"]["desc"]}')
        return answer['return']

    def sh(self, script, seconds=ANSWER_S):
        """Runs it as root in the guest. Returns exit code and what it printed."""
        pid = self.ask('guest-exec', path='/bin/sh', arg=['-c', f'exec 2>&1\n{script}'],
                       **{'capture-output': True})['pid']
        end = time.monotonic() + seconds
        while True:
            status = self.ask('guest-exec-status', pid=pid)
            if status['exited']:
                said = base64.b64decode(status.get('out-data', '')).decode(errors='replace')
                return status.get('exitcode', -status.get('signal', 0)), said
            if time.monotonic() > end:
                raise Broken(f'took too long: {script}')
            time.sleep(0.1)

    def out(self, script, seconds=ANSWER_S):
        code, said = self.sh(script, seconds)
        if code != 0:
            raise Broken(f'{script}: exit code {code}: {said[-2000:]}')
        return said

    def put(self, path, data):
        """data: bytes."""
        handle = self.ask('guest-file-open', path=path, mode='w')
        for at in range(0, len(data), 1 << 18):
            self.ask('guest-file-write', handle=handle,
                     **{'buf-b64': base64.b64encode(data[at:at + (1 << 18)]).decode()})
        self.ask('guest-file-close', handle=handle)

    def until(self, script, pattern, seconds=ANSWER_S):
        """Until what the script prints matches; returns it."""
        end = time.monotonic() + seconds
        while True:
            said = self.sh(script)[1]
            if re.search(pattern, said, re.M):
                return said
            if time.monotonic() > end:
                raise Broken(f'“{script}” never said “{pattern}”, but: {said[-1500:]}')
            time.sleep(0.3)
