//! Words of the pages about all providers, and of the site around them.

use crate::target::docs::words::table::site::*;

pub(super) const CATALOGUE: Catalogue = Catalogue {
    home: "Підключення постачальників платежів",
    home_intro: "Як підключити постачальників платежів до системи {company}: що отримати від постачальника, що в нього налаштувати і як заповнити форму підключення.",
    home_count: "[Усі постачальники ({count})](providers/index.md)",
    home_one: "[Поки що єдиний постачальник](providers/index.md)",
    home_none: "Постачальників ще немає.",
    providers: "Постачальники платежів",
    provider: "Постачальник",
    forms: "Форми підключення",
    files: "Потрібні файли",
    whitelist: "Білий список IP-адрес",
    status: "Стан",
    status_active: "Доступний",
    status_deprecated: "Виводиться з ужитку",
    status_listed: "Ще недоступний",
    whitelist_required: "Обов’язковий",
    whitelist_limited: "{requirement} (у деяких випадках)",
    whitelist_ask: "Запитайте в постачальника",
    whitelist_recommended: "Рекомендований",
    whitelist_none: "Ні",
};

pub(super) const FILTERS: Filters = Filters {
    label: "Пошук постачальника",
    search: "Пошук",
    any: "Усі",
    option: "{title} ({count})",
    count: "Показано постачальників: {shown} з {all}",
    none: "Нічого не знайдено.",
    reset: "Показати всіх постачальників",
};

pub(super) const SITE: Site = Site {
    name: "Підключення постачальників платежів",
    to_dark: "Перейти на темну тему",
    to_light: "Перейти на світлу тему",
    language: "Українська",
};
