import { fakeBrowser } from 'wxt/testing/fake-browser'

// Read when the words are first loaded, before any test can say otherwise.
fakeBrowser.i18n.getUILanguage = () => 'en'
