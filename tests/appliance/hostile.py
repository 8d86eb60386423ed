"""Sticks that were made to do harm, or that are not what a kiosk reads. Each function writes one
image; scenarios.py has what has to come of it."""

import struct
import subprocess

from fat import END, FILE, FOLDER, Volume, short_entry

PEOPLE = b'name,department\nAda Lind,Sales\nBo Berg,Sales\n'
MEBIBYTE = 1 << 20


def _sparse(path, size):
    with open(path, 'wb') as f:
        f.truncate(size)


def _put(path, at, data):
    with open(path, 'r+b') as f:
        f.seek(at)
        f.write(data)


def cyclic_file(path):
    """people.csv runs in a circle, and claims to be 100 MB."""
    v = Volume()
    first = v.chain(PEOPLE.ljust(3 * 512, b'\n'))
    v.fat[first + 2] = first
    v.add('people.csv', b'', size=100 * MEBIBYTE, cluster=first)
    v.write(path)


def cyclic_folder(path):
    """The folder of photos holds itself, and its chain runs in a circle."""
    v = Volume()
    v.add('people.csv', PEOPLE)
    first = v.chain(b'\0' * 512)
    v.data[first] = (v.entry('photos', b'', kind=FOLDER, cluster=first) * 5).ljust(512, b'\0')
    v.fat[first] = first
    v.add('photos', b'', kind=FOLDER, cluster=first)
    v.write(path)


def cyclic_root(path):
    """The chain of the root runs in a circle."""
    v = Volume()
    v.add('people.csv', PEOPLE)
    v.root = v.root.ljust(480, b'\xe5') + short_entry(b'LAST    CSV', FILE, 0, 0)
    v.fat[2] = 2
    v.write(path)


def million_entries(path):
    v = Volume(sectors=64)
    v.add('people.csv', PEOPLE)
    v.root += b''.join(short_entry(b'%08dCSV' % i, FILE, 0, 0) for i in range(1000000))
    v.write(path)


def million_photos(path):
    v = Volume(sectors=64)
    v.add('people.csv', PEOPLE)
    v.add('photos', b''.join(short_entry(b'%08dJPG' % i, FILE, 0, 0) for i in range(1000000)),
          kind=FOLDER)
    v.write(path)


def long_names(path):
    v = Volume()
    for i in range(200):
        v.add(chr(0x4e00 + i) * 255, b'x')
    v.add('people.csv', PEOPLE)
    v.write(path)


def odd_names(path):
    """Control characters, halves of surrogates, dots, a name that turns the line round."""
    v = Volume()
    for name in ([1, 2, 27, 91, 50, 74], [0xD800, 65], [0xDC00] * 3, [0x202E, 118, 115, 99],
                 [0xFFFE, 0xFEFF], [10], [46, 46]):
        v.add(name, b'x')
        v.add(list(name) + [ord(c) for c in '.csv'], PEOPLE)
    v.add('people.csv', PEOPLE)
    v.write(path)


def slashed_names(path):
    """A name that would be a path."""
    v = Volume()
    v.add('../../etc/passwd', b'x')
    v.add('people.csv', PEOPLE)
    v.write(path)


def fat_outside(path):
    """The chain of people.csv leaves the stick."""
    v = Volume()
    first = v.chain(PEOPLE.ljust(2 * 512, b'\n'))
    v.fat[first] = 0x0FFFFF00
    v.add('people.csv', b'', size=2 * 512, cluster=first)
    v.write(path)


def same_names(path):
    v = Volume()
    v.add('people.csv', PEOPLE)
    v.add('people.csv', b'name,department\nCy Other,Sales\n')
    v.add('PEOPLE.CSV', b'name,department\nDi Third,Sales\n')
    v.write(path)


def truncated(path):
    """The file system is longer than the stick, and people.csv lies behind its end."""
    v = Volume()
    v.free = 60000
    v.add('people.csv', PEOPLE)
    v.write(path)
    subprocess.check_call(['truncate', '-s', '1M', path])


def superfloppy(path):
    """Nothing hostile: without a partition table."""
    v = Volume()
    v.add('people.csv', PEOPLE)
    v.write(path)


def luks(path):
    _sparse(path, 32 * MEBIBYTE)
    _put(path, 0, b'LUKS\xba\xbe\0\1' + b'aes'.ljust(32, b'\0') + b'xts-plain64'.ljust(32, b'\0') +
         b'sha256'.ljust(32, b'\0') + struct.pack('>II', 4096, 32) + b'\0' * 56 +
         b'a1b2c3d4-0000-4000-8000-000000000000\0')


def iso9660(path):
    _sparse(path, 4 * MEBIBYTE)
    _put(path, 16 * 2048, b'\1CD001\1\0' + b'LINUX'.ljust(32) + b'INSTALLER'.ljust(32))
    _put(path, 17 * 2048, b'\xffCD001\1')


def empty(path):
    _sparse(path, 8 * MEBIBYTE)


def noise(path):
    """Nothing that anybody knows."""
    _sparse(path, 8 * MEBIBYTE)
    _put(path, 0, bytes((i * 73 + 41) % 251 for i in range(4096)))


def gpt(path):
    """What a system's own tool makes: a part to start from, one that is reserved, the files, and
    one that only Linux reads. Only the third is for people."""
    part = path + '.part'
    superfloppy(part)
    size = 128 * MEBIBYTE
    _sparse(path, size)
    subprocess.run(['sfdisk', '-q', path], check=True, text=True, input=(
        'label: gpt\n'
        'start=2048, size=16384, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B\n'
        'start=18432, size=2048, type=E3C9E316-0B5C-4DB8-817D-F92DF00215AE\n'
        'start=20480, size=163840, type=EBD0A0A2-B9E5-4433-87C0-68B6B72699C7\n'
        'start=184320, size=32768, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4\n'))
    boot = Volume(b'EFI        ')
    boot.add('people.csv', b'name,department\nEvil Efi,Sales\n')
    boot.write(part + '.efi')
    for file, start in ((part + '.efi', 2048), (part, 20480)):
        subprocess.check_call(['dd', f'if={file}', f'of={path}', 'bs=512', f'seek={start}',
                               'conv=notrunc,sparse', 'status=none',
                               'count=16384' if start == 2048 else 'count=163840'])
        subprocess.check_call(['rm', file])
    subprocess.check_call(['mke2fs', '-q', '-t', 'ext4', '-E', f'offset={184320 * 512}', path,
                           '16M'])


def ext4(path):
    """Links that lead out, and files that are devices."""
    people = path + '.people'
    with open(people, 'wb') as f:
        f.write(PEOPLE)
    subprocess.check_call(['mke2fs', '-q', '-F', '-t', 'ext4', '-L', 'LINKS', path, '32M'])
    subprocess.run(['debugfs', '-w', '-f', '-', path], check=True, text=True, capture_output=True,
                   input=f'write {people} people.csv\n'
                         'symlink socials.csv /etc/passwd\nsymlink photos /var/lib/kiosk\n'
                         'mknod values.csv c 1 5\nmknod teams.csv b 254 0\nmknod scores.csv p\n')
    subprocess.check_call(['rm', people])


def ntfs(path):
    _sparse(path, 32 * MEBIBYTE)
    _put(path, 0, b'\xeb\x52\x90NTFS    ' +
         struct.pack('<HBHBHHBHHHII', 512, 8, 0, 0, 0, 0, 0xF8, 0, 63, 255, 0, 0) + b'\0' * 4 +
         struct.pack('<QQQbxxxbxxxQI', 65535, 4, 2, -10, 1, 0x1234567890, 0))
    _put(path, 510, b'\x55\xaa')
    for record in range(4):
        _put(path, 4 * 4096 + record * 1024, b'FILE0\0\3\0'.ljust(20, b'\0') + b'\x38\0\1\0')
