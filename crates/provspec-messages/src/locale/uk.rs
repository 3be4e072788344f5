//! Ukrainian. A clause does not say “it”: it stands by itself under the box of the field.

/// The words by name. Those of faults are clauses about a field.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("required", "це поле обов’язкове"),
    ("unknown", "у формі немає такого поля"),
    ("hidden", "тут це поле зайве: форма його не показує"),
    (
        "redacted",
        "це лише позначка збереженого значення: щоб залишити його, не передавайте цього поля",
    ),
    (
        "unmatched",
        "елемент не такий, яким його збережено, тож передайте його секрети ще раз або null, якщо їх немає",
    ),
    (
        "conflict",
        "те саме поле має інше значення під іншим ключем",
    ),
    (
        "type",
        "тут має бути {expected, select, text {текст} flag {true або false} true {позначка} integer {ціле число} \
         number {число} list {список} object {об’єкт} other {інше значення}}",
    ),
    ("empty", "поле порожнє"),
    (
        "min_length",
        "тут менше ніж {limit} {limit, plural, one {символ} few {символи} many {символів} other {символу}}",
    ),
    (
        "max_length",
        "тут більше ніж {limit} {limit, plural, one {символ} few {символи} many {символів} other {символу}}",
    ),
    ("pattern", "значення не відповідає шаблону `{pattern}`"),
    ("format", "формат неправильний, очікується: «{description}»"),
    ("prefix", "значення не починається з «{prefix}»"),
    (
        "prefixes",
        "значення не починається ні з «{prefix}», ні з «{other}»",
    ),
    ("suffix", "значення не закінчується на «{suffix}»"),
    (
        "suffixes",
        "значення не закінчується ні на «{suffix}», ні на «{other}»",
    ),
    (
        "refused_prefix",
        "значення починається з «{prefix}», а так буває лише в \
         {mode, select, test {тестовому режимі} live {робочому режимі} other {іншому режимі}}",
    ),
    (
        "line",
        "текст починається чи закінчується пробілом або містить табуляцію чи розрив рядка",
    ),
    ("line_break", "текст містить розрив рядка"),
    ("email", "це не адреса електронної пошти"),
    ("url", "це не адреса, що починається з https://"),
    ("host", "це не ім’я хоста на зразок api.example.com"),
    (
        "address",
        "один із записів не є адресою IPv4 або мережею на зразок 192.0.2.0/24",
    ),
    ("file_url", "це не `data:` URL у форматі base64"),
    ("empty_file", "файл порожній"),
    ("option", "такого варіанта немає"),
    ("minimum", "значення менше за {limit}"),
    ("maximum", "значення більше за {limit}"),
    ("no_item", "потрібен хоча б один елемент"),
    (
        "min_items",
        "тут менше ніж {limit} {limit, plural, one {елемент} few {елементи} many {елементів} other {елемента}}",
    ),
    (
        "max_items",
        "тут більше ніж {limit} {limit, plural, one {елемент} few {елементи} many {елементів} other {елемента}}",
    ),
    ("duplicate", "один з елементів повторюється"),
    ("file_size", "файл більший за {limit, size}"),
    ("passphrase", "цей пароль не відкриває файл «{title}»"),
    (
        "passphrase_missing",
        "пароля немає, а файл «{title}» зашифровано",
    ),
    ("size_mb", "{count} МБ"),
    ("size_mib", "{count} МіБ"),
    ("size_kb", "{count} КБ"),
    ("size_kib", "{count} КіБ"),
    (
        "size_bytes",
        "{count} {count, plural, one {байт} few {байти} many {байтів} other {байта}}",
    ),
    ("file-remove", "Вилучити"),
    ("file-paste", "або його текст"),
    ("file-unnamed", "файл"),
    ("file-text", "текст"),
    ("file-unreadable", "файл не вдалося прочитати"),
];

/// The words about the content of files.
pub(super) const CONTENT: &[(&str, &str)] = &[
    ("file_other", "це {found}, а потрібно: {formats}"),
    (
        "file_archive",
        "це {found}, а потрібно: {formats}; спершу розпакуйте архів",
    ),
    ("file_found", "це {found}"),
    ("file_found_archive", "це {found}: спершу розпакуйте архів"),
    (
        "file_unrecognised",
        "файл іншого формату, а потрібно: {formats}",
    ),
    ("file_unreadable", "файл не вдалося прочитати"),
    ("file_truncated", "файл обрізано: бракує його кінця"),
    ("file_no_beginning", "бракує початку файлу"),
    ("file_damaged", "файл пошкоджено"),
    (
        "file_encoded_twice",
        "файл зайвий раз закодовано в Base64: спершу розкодуйте його",
    ),
    (
        "file_no_boundaries",
        "бракує рядків BEGIN і END довкола вмісту",
    ),
    ("file_no_line_breaks", "у файлі втрачено розриви рядків"),
    (
        "file_escaped_line_breaks",
        "розриви рядків перетворилися на `\\n`: поставте на їхнє місце справжні",
    ),
    (
        "file_utf16",
        "файл збережено в UTF-16: збережіть його в UTF-8",
    ),
    (
        "file_private_key_within",
        "у файлі є приватний ключ, який має лишатися таємним: вилучіть його",
    ),
    (
        "file_encrypted",
        "файл зашифровано, а у формі немає поля для його пароля",
    ),
    ("file_locked", "пароль не відкриває цього файлу"),
    ("or", " або "),
    ("format_pkcs12", "контейнер PKCS#12"),
    ("format_private_key", "приватний ключ у форматі PEM"),
    ("format_public_key", "відкритий ключ у форматі PEM"),
    ("format_certificate", "сертифікат"),
    ("format_certificate_request", "запит на сертифікат"),
    ("format_pem", "файл PEM"),
    ("format_text", "текстовий файл у UTF-8"),
    ("format_json", "файл JSON"),
    ("format_any", "файл"),
    ("kind_zip", "архів ZIP"),
    ("kind_rar", "архів RAR"),
    ("kind_7z", "архів 7z"),
    ("kind_gzip", "архів gzip"),
    ("kind_pdf", "документ PDF"),
    ("kind_html", "вебсторінка (HTML)"),
    ("kind_document", "документ текстового редактора"),
    ("kind_picture", "зображення"),
    ("kind_java_key_store", "сховище ключів Java (JKS)"),
    ("kind_pkcs12", "контейнер PKCS#12"),
    ("kind_pkcs7", "набір сертифікатів (PKCS#7)"),
    ("kind_certificate", "сертифікат"),
    ("kind_certificate_request", "запит на сертифікат"),
    ("kind_private_key", "приватний ключ"),
    ("kind_private_key_der", "приватний ключ у форматі DER"),
    ("kind_public_key", "відкритий ключ"),
    ("kind_public_key_der", "відкритий ключ у форматі DER"),
    ("kind_ssh_key", "ключ у форматі OpenSSH"),
    ("kind_putty_key", "ключ у форматі PuTTY"),
    ("kind_pgp", "файл PGP"),
];
