import type { Handlers } from '../../messaging/serve.ts'
import type { Services } from './services.ts'

type NoticeMessage = Extract<keyof Handlers, `notices/${string}` | `notice-settings/${string}`>

/** Messages about what the watch has to say, and where else it says it. */
export const noticeHandlers = ({ api, noticeWatch }: Services): Pick<Handlers, NoticeMessage> => ({
  'notices/list': () => api.notices(),
  'notices/seen': async ({ id }) => {
    const reply = await api.readNotice(id)
    if (reply.ok) await noticeWatch.look()
    return reply
  },
  'notice-settings/get': () => api.noticeSettings(),
  'notice-settings/set': ({ settings }) => api.setNoticeSettings(settings),
})
