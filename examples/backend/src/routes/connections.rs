//! `/connections`: what merchants submit.

use std::time::Duration;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::parameters::{InPath, InQuery};
use crate::app::App;
use crate::connections::View;
use crate::error::Error;
use crate::forms::AnyAccount;
use crate::submitted::Submitted;

/// Most connections of one answer.
const PAGE: u32 = 100;
/// A hundred years.
const MOST_DAYS: u32 = 36_500;

/// `POST /connections/{provider}/{account}`
pub(super) async fn create(
    State(app): State<App>,
    InPath((provider, account)): InPath<(String, String)>,
    request: Request,
) -> Result<impl IntoResponse, Error> {
    let name = format!("{provider}/{account}");
    let form = AnyAccount::definition(&name).ok_or(Error::NotFound("form"))?;
    let submitted = Submitted::read(request, app.body_limit()).await?;
    let view = app.work(move |it| it.create(form.name, submitted)).await?;
    let location = format!("/connections/{}", view.id);
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(view)))
}

/// `GET /connections`
pub(super) async fn list(State(app): State<App>, query: InQuery) -> Result<Json<Value>, Error> {
    let limit = query.number("limit", PAGE, PAGE)? as usize;
    let after = query.text("after").unwrap_or_default().to_owned();
    let views = app.work(move |it| it.list(&after, limit)).await?;
    let is_last = views.len() < limit;
    let next = views
        .last()
        .filter(|_| !is_last)
        .map(|view| view.id.clone());
    Ok(Json(json!({ "connections": views, "next": next })))
}

/// `GET /connections/{id}`
pub(super) async fn one(
    State(app): State<App>,
    InPath(id): InPath<String>,
) -> Result<Json<View>, Error> {
    app.work(move |it| it.get(&id)).await.map(Json)
}

/// `PUT /connections/{id}`
pub(super) async fn edit(
    State(app): State<App>,
    InPath(id): InPath<String>,
    request: Request,
) -> Result<Json<View>, Error> {
    let submitted = Submitted::read(request, app.body_limit()).await?;
    let edit = app.work(move |it| it.edit(&id, submitted));
    edit.await.map(Json)
}

/// `DELETE /connections/{id}`
pub(super) async fn delete(
    State(app): State<App>,
    InPath(id): InPath<String>,
) -> Result<StatusCode, Error> {
    app.work(move |it| it.delete(&id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /connections/expiring`
pub(super) async fn expiring(State(app): State<App>, query: InQuery) -> Result<Json<Value>, Error> {
    let days = query.number("days", 30, MOST_DAYS)?;
    let within = Duration::from_secs(u64::from(days) * 86_400);
    let certificates = app.work(move |it| it.expiring(within)).await?;
    Ok(Json(json!({ "certificates": certificates })))
}
