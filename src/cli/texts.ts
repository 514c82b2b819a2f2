import type { Evidence } from '../domain/duty.ts';

/** `dueOn` is a month and a day without a year, `--10-30`. */
type SampleDeadline = { dueOn: string; title: string; basis: string; template: string; evidence: Evidence };

/** What `start` and the sandbox print, and the words of the made-up district. */
export const texts = {
  coordinatorCode: (code: string) => `
Координатора ещё нет. Одноразовый код координатора: ${code}
Пришлите его боту сообщением. Код действует 14 дней; новый — sferum-monitor invite --role coordinator

`,
  portTaken: (port: number) =>
    `Порт ${port} занят другой программой. Укажите другой в HTTP_PORT (0 — любой свободный) и запустите снова.`,
  sandboxReady: (address: string) => `
ПЕСОЧНИЦА: ВКонтакте здесь ненастоящий, район выдуманный. Ничего не уходит с этой машины и не сохраняется.

  Откройте в браузере: ${address}

Таблица, которую можно прислать боту: data/sample/выдуманные-данные-неделя-2024-10-25.xlsx
Для настоящего сообщества впишите VK_TOKEN и VK_GROUP_ID в .env — как, сказано в README.md. Остановить: Ctrl+C

`,
  lanes: { reply: 'ответ', bulk: 'рассылка' },
  states: {
    waiting: 'ждёт',
    sending: 'отправляется',
    sent: 'отправлено',
    failed: 'не отправлено',
    expired: 'неактуально',
    uncertain: 'возможен повтор',
  },
  sandboxGroup: 'Мониторинг района',
  sandboxChat: 'Директора района',
  sampleDistrict: 'Образцовский район',
  samplePeople: {
    coordinator: { firstName: 'Координатор', lastName: 'района', note: 'управление образования' },
    director: (number: number) => ({ firstName: 'Директор', lastName: number === 1 ? 'первый' : 'второй' }),
    guest: { firstName: 'Посторонний', lastName: 'человек', note: 'без кода' },
  },
  sampleDeadlines: [
    {
      dueOn: '--10-30',
      title: 'зарегистрировать в Сферуме всех сотрудников',
      basis: 'постановление № 380, п. 1.2',
      template: 'n380-1-2',
      evidence: { kind: 'metric', metric: 'employees' },
    },
    {
      dueOn: '--11-02',
      title: 'отчёт по классам: чаты, профили учеников и учителей, общение на платформе',
      basis: 'постановление № 380, п. 1.9',
      template: 'n380-1-9',
      evidence: { kind: 'report', form: 'class-report' },
    },
  ] satisfies SampleDeadline[],
};
