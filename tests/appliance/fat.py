"""FAT32 images byte by byte: what no mkfs would write.

A Volume is files and folders in memory; write() lays them out. Chains of clusters, entries and
names can be set to anything before, so that an image can lie."""

import struct

SECTOR = 512
RESERVED = 32
CLUSTERS = 70000  # more than FAT16 can have
END = 0x0FFFFFFF
FOLDER, FILE = 0x10, 0x20


def short_entry(name, kind, cluster, size):
    """name: 11 bytes, as "PEOPLE  CSV"."""
    return struct.pack('<11sBBBHHHHHHHI', name, kind, 0, 0, 0, 0x21, 0x21, cluster >> 16, 0, 0x21,
                       cluster & 0xFFFF, size)


def long_entries(units, short):
    """units: the name in UTF-16, a number each; anything but 0 to 0xFFFF is possible."""
    check = 0
    for byte in short:
        check = ((check >> 1) | (check & 1) << 7) + byte & 0xFF
    padded = list(units) + [0] * (len(units) % 13 != 0)
    padded += [0xFFFF] * (-len(padded) % 13)
    parts = [padded[i:i + 13] for i in range(0, len(padded), 13)]
    raw = b''
    for number in range(len(parts), 0, -1):
        part = struct.pack('<13H', *parts[number - 1])
        last = 0x40 if number == len(parts) else 0
        raw += (bytes([number | last]) + part[:10] + b'\x0f\0' + bytes([check]) + part[10:22] +
                b'\0\0' + part[22:])
    return raw


class Volume:
    """sectors: of a cluster. Folders are read cluster by cluster, so small ones take long."""

    def __init__(self, label=b'HOSTILE    ', sectors=1):
        self.label = label
        self.sectors = sectors
        self.bytes = sectors * SECTOR
        self.fat = {0: 0x0FFFFFF8, 1: END}
        self.data = {}          # by first cluster of a run: its bytes
        self.free = 3
        self.root = b''
        self.numbers = 0

    def chain(self, data):
        """A run of clusters with these bytes; returns the first."""
        first, count = self.free, max(1, -(-len(data) // self.bytes))
        self.free += count
        for cluster in range(first, first + count):
            self.fat[cluster] = cluster + 1
        self.fat[first + count - 1] = END
        self.data[first] = data
        return first

    def entry(self, name, data, kind=FILE, size=None, cluster=None):
        """The entries of a file or folder, with a long name. name: text, or numbers of UTF-16."""
        self.numbers += 1
        short = b'N%07d   ' % self.numbers
        if cluster is None:
            cluster = self.chain(data)
        if isinstance(name, str):
            raw = name.encode('utf-16le', 'surrogatepass')
            name = struct.unpack(f'<{len(raw) // 2}H', raw)
        length = 0 if kind == FOLDER else len(data) if size is None else size
        return long_entries(name, short) + short_entry(short, kind, cluster, length)

    def add(self, *args, **how):
        self.root += self.entry(*args, **how)

    def write(self, path):
        """Sparse, without a partition table. The root folder begins at cluster 2."""
        root = self.root or b'\0'
        if 2 not in self.fat:
            self.fat[2] = END
        if len(root) > self.bytes:
            rest = self.chain(root[self.bytes:])
            self.fat[2] = rest if self.fat[2] == END else self.fat[2]
        self.data[2] = root[:self.bytes]
        clusters = max(CLUSTERS, self.free + 1000)
        fat_sectors = -(-(clusters + 2) * 4 // SECTOR)
        total = RESERVED + fat_sectors + clusters * self.sectors
        boot = struct.pack('<3s8sHBHBHHBHHHII', b'\xeb\x58\x90', b'MSDOS5.0', SECTOR, self.sectors,
                           RESERVED, 1, 0, 0, 0xF8, 0, 63, 255, 0, total)
        boot += struct.pack('<IHHIHH12sBBBI11s8s', fat_sectors, 0, 0, 2, 1, 6, b'', 0x80, 0, 0x29,
                            0x12345678, self.label, b'FAT32   ')
        with open(path, 'wb') as f:
            f.truncate(total * SECTOR)
            for sector in (0, 6):
                f.seek(sector * SECTOR)
                f.write(boot.ljust(510, b'\0') + b'\x55\xaa')
            f.seek(SECTOR)
            f.write(b'RRaA'.ljust(484, b'\0') + b'rrAa' + b'\xff' * 8 + b'\0' * 12 +
                    b'\0\0\x55\xaa')
            for cluster, value in self.fat.items():
                f.seek(RESERVED * SECTOR + cluster * 4)
                f.write(struct.pack('<I', value))
            for first, data in self.data.items():
                f.seek((RESERVED + fat_sectors + (first - 2) * self.sectors) * SECTOR)
                f.write(data)
