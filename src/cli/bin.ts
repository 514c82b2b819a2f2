#!/usr/bin/env node
// The first thing that runs: an old Node must get this far. No syntax younger than 2017, no static import, nothing native.
const wanted = '20.19';
const parts = process.versions.node.split('.');
const major = Number(parts[0]);
const isOld = major < 20 || (major === 20 && Number(parts[1]) < 19);

if (isOld) {
  process.stderr.write(
    'Нужен Node.js ' +
      wanted +
      ' или новее, а здесь ' +
      process.versions.node +
      '.\n' +
      'Установите Node.js 22 с https://nodejs.org/ (или пакет nodejs вашей системы) и запустите снова.\n',
  );
  process.exitCode = 1;
} else {
  import('./main.ts').then(
    (main) => main.runProcess(),
    (error: unknown) => {
      process.stderr.write(
        'Программа не загрузилась: ' + String(error) + '\nВыполните в её папке «npm ci» и запустите снова.\n',
      );
      process.exitCode = 1;
    },
  );
}
