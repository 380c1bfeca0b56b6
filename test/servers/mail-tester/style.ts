/** Enough style for screenshots, and the two rules that matter: results are collapsed, the cookie banner lies on top. */
export const STYLE = `
body { margin: 0; font: 16px/1.5 "DejaVu Sans", sans-serif; color: #2b3a42; background: #f4f8fa; }
#header { padding: 48px 16px; text-align: center; background: #d9edf4; }
#header h1 { margin: 0 0 16px; font-size: 28px; font-weight: 400; }
#header .score { font-size: 44px; font-weight: 700; }
#home form { display: flex; flex-direction: column; align-items: center; gap: 14px; }
#email { width: min(460px, 90vw); padding: 12px; border: 2px solid #5aa7c4; border-radius: 6px; font: inherit; text-align: center; background: #fff; }
#submitbutton { padding: 12px 28px; border: 0; border-radius: 6px; font: inherit; font-weight: 700; color: #fff; background: #2b7a99; }
.container { max-width: 800px; margin: 24px auto; padding: 0 16px; }
.test-result { margin: 8px 0; border-radius: 6px; background: #fff; }
.test-result .test-result { margin: 8px 16px; border: 1px solid #d9e4e8; }
.test-result > .header { display: flex; gap: 12px; align-items: center; padding: 10px 16px; cursor: pointer; }
.test-result > .header > .title { order: -1; flex: 1; margin: 0; font-size: 17px; font-weight: 400; }
.test-result > .content { display: none; padding: 0 16px 16px; }
.test-result.open > .content { display: block; }
.status { min-width: 48px; padding: 2px 8px; border-radius: 4px; text-align: center; color: #fff; }
.status.success { background: #3c8a3c; } .status.warning { background: #b46b00; }
.status.failure { background: #b93434; } .status.neutral { background: #6b7a80; }
.icon-check::before { content: "✓"; }
pre { overflow: auto; white-space: pre-wrap; word-break: break-all; }
#mail-info, #share-me { margin: 24px; text-align: center; }
.message-content .status { visibility: hidden; }
.total { padding: 16px; font-size: 20px; text-align: center; }
.cc-window { position: fixed; inset: auto 0 0; display: flex; gap: 16px; align-items: center; justify-content: center; padding: 12px; color: #fff; background: #1f2d33; }
.cc-btn { padding: 6px 14px; border-radius: 4px; color: #1f2d33; background: #9fd3e6; cursor: pointer; }
`
